package io.zico.app.scoring;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.data.Dataset;
import io.zico.core.data.Resize;
import io.zico.core.data.Task;
import io.zico.core.proxy.Initialization;
import io.zico.core.proxy.Loss;
import io.zico.core.proxy.Precision;
import io.zico.core.proxy.Protocol;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;

/** The protocol as clients write it; what is left open is completed and comes back. */
@Schema(description = "What scores depend on besides the architecture. Everything has a default.")
public record ProtocolRequest(
    @Schema(
            description = "Name or id of a dataset: see /v1/datasets.",
            defaultValue = DEFAULT_DATASET,
            example = DEFAULT_DATASET)
        @Nullable String dataset,
    @Schema(
            description =
                "Content that the dataset must still have; refused if it has another. Comes with every protocol that is echoed.",
            example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        @Nullable String contentHash,
    @Schema(description = "Images that go through the network together.", defaultValue = "64")
        @Min(LEAST_BATCH)
        @Max(4_096)
        @Nullable Integer batchSize,
    @Schema(description = "Number of batches; the authors take 2.", defaultValue = "2")
        @Min(1)
        @Max(64)
        @Nullable Integer batches,
    @Schema(
            description =
                "What the network is asked: its head and the dataset's labels must fit. AUTOENCODING and JIGSAW need no labels.",
            defaultValue = "CLASSIFICATION")
        @Nullable Task task,
    @Schema(
            description =
                "What is differentiated. CROSS_ENTROPY for CLASSIFICATION, SEGMENTATION and JIGSAW; BINARY_CROSS_ENTROPY for MULTI_LABEL; L2 or L1 for REGRESSION; L1, L2 or SSIM for AUTOENCODING; L1 or COSINE for SURFACE_NORMALS. The first one of each is the default.")
        @Nullable Loss loss,
    @Schema(
            description =
                "PYTORCH draws weights as PyTorch does by default; CONFORMANCE takes the weights of the golden files, with which anybody can check the authors' numbers.",
            defaultValue = "PYTORCH")
        @Nullable Initialization initialization,
    @Schema(
            description = "FLOAT64 is exact to many digits and slower; see README on float32.",
            defaultValue = "FLOAT32")
        @Nullable Precision precision,
    @Schema(
            description =
                "What is done to images of another size than the input: CROP keeps proportions and cuts the border, STRETCH keeps all.",
            defaultValue = "CROP")
        @Nullable Resize resize,
    @Schema(
            description =
                "Each seed, from 0 to 4095, gives weights and batches of its own. Several give a standard error.",
            defaultValue = "[0]",
            example = "[0, 1, 2]")
        @Size(min = 1, max = 100)
        @UniqueElements
        @Nullable List<@NotNull @Min(0) @Max(4_095) Integer> seeds) {

  /** Real images that are there from the first start. */
  public static final String DEFAULT_DATASET = "fashion-mnist-sample";

  private static final int LEAST_BATCH = 2;

  public static final ProtocolRequest DEFAULTS =
      new ProtocolRequest(null, null, null, null, null, null, null, null, null, null);

  /** What asks for just this protocol. */
  public static ProtocolRequest of(Protocol protocol) {
    return new ProtocolRequest(
        protocol.dataset(),
        protocol.contentHash(),
        protocol.batchSize(),
        protocol.batches(),
        protocol.task(),
        protocol.loss(),
        protocol.initialization(),
        protocol.precision(),
        protocol.resize(),
        protocol.seeds());
  }

  /** The name of the dataset, asked for or not. */
  public String datasetOrDefault() {
    return Optional.ofNullable(dataset).orElse(DEFAULT_DATASET);
  }

  /** The task, asked for or not. */
  public Task taskOrDefault() {
    return Optional.ofNullable(task).orElse(Task.CLASSIFICATION);
  }

  /** What is wrong with the loss, if anything. */
  public Optional<String> lossFault() {
    var known = Loss.of(taskOrDefault());
    return loss == null || known.contains(loss)
        ? Optional.empty()
        : Optional.of(
            "task %s is measured by %s, but not by %s".formatted(taskOrDefault(), known, loss));
  }

  /** Whether the dataset is the one that was meant: nothing else is asked for, or just this. */
  public boolean accepts(Dataset found) {
    return contentHash == null || contentHash.equals(found.contentHash());
  }

  /**
   * The same with the least demand in the place of each that is faulty, so that whatever else does
   * not fit would not fit otherwise either.
   *
   * @param faulty tells by its name
   */
  public ProtocolRequest sparing(Predicate<String> faulty) {
    return new ProtocolRequest(
        dataset,
        contentHash,
        faulty.test("batchSize") ? Integer.valueOf(LEAST_BATCH) : batchSize,
        faulty.test("batches") ? Integer.valueOf(1) : batches,
        task,
        faulty.test("loss") ? null : loss,
        initialization,
        precision,
        resize,
        faulty.test("seeds") ? null : seeds);
  }

  /** The same under these seeds, if it names none. */
  public ProtocolRequest orSeeds(List<Integer> others) {
    return new ProtocolRequest(
        dataset,
        contentHash,
        batchSize,
        batches,
        task,
        loss,
        initialization,
        precision,
        resize,
        Optional.ofNullable(seeds).orElse(others));
  }

  /** Completes the request with the defaults. */
  public Protocol on(Dataset found) {
    return new Protocol(
        found.name(),
        found.contentHash(),
        Optional.ofNullable(batchSize).orElse(64),
        Optional.ofNullable(batches).orElse(2),
        taskOrDefault(),
        Optional.ofNullable(loss).orElse(Loss.of(taskOrDefault()).get(0)),
        Optional.ofNullable(initialization).orElse(Initialization.PYTORCH),
        Optional.ofNullable(precision).orElse(Precision.FLOAT32),
        Optional.ofNullable(resize).orElse(Resize.CROP),
        Optional.ofNullable(seeds).orElse(List.of(0)));
  }
}
