import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** Real images, as datasets of the service. */
enum Images {
  CIFAR10(
      "cifar10-real",
      "cifar10.bin",
      Map.of("", "images/cifar10/cifar10_train_subset.bin"),
      Map.of("format", "cifar10")),
  CIFAR100(
      "cifar100-real",
      "cifar100.bin",
      Map.of("", "images/cifar100/cifar100_train_subset.bin"),
      Map.of("format", "cifar100")),
  CAMVID(
      "camvid",
      "camvid.zip",
      Map.of("images/", "images/camvid/train", "masks/", "images/camvid/trainannot"),
      Map.of(
          "ignoredLabel",
          "11",
          "classNames",
          "sky,building,pole,road,pavement,tree,sign,fence,car,pedestrian,bicyclist")),
  TASKONOMY("taskonomy", "taskonomy.zip", Map.of("images/", "images/taskonomy_rgb"), Map.of()),
  IMAGENET("imagenet", "imagenet.zip", Map.of("", "images/imagenet_sample/short256"), Map.of());

  private final String dataset;
  private final String file;
  private final Map<String, String> paths;
  private final Map<String, String> fields;

  Images(String dataset, String file, Map<String, String> paths, Map<String, String> fields) {
    this.dataset = dataset;
    this.file = file;
    this.paths = paths;
    this.fields = fields;
  }

  /** The name in the service. */
  String dataset() {
    return dataset;
  }

  /** Uploads them, unless the service has them already. */
  void upload(Service service) throws Exception {
    var datasets = service.get("/v1/datasets?pageSize=100", "application/json");
    if (!datasets.contains("\"name\":\"%s\"".formatted(dataset))) {
      service.upload(dataset, file, content(service), fields);
    }
  }

  private byte[] content(Service service) throws IOException {
    return file.endsWith(".zip")
        ? service.zip(paths)
        : Files.readAllBytes(service.file(paths.get("")));
  }
}
