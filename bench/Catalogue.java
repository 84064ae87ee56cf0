import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The proxies of a service. */
final class Catalogue {

  private static final Pattern PROXY =
      Pattern.compile(
          "\"id\":\"([^\"]+)\".*?\"direction\":\"([A-Z_]+)\".*?\"relativeCost\":([0-9.E-]+)");

  private record Entry(boolean isLowerBetter, double cost) {}

  private final Map<String, Entry> entries;

  private Catalogue(Map<String, Entry> entries) {
    this.entries = entries;
  }

  static Catalogue of(Service service) throws Exception {
    var entries = new LinkedHashMap<String, Entry>();
    var matcher = PROXY.matcher(service.get("/v1/proxies", "application/json"));
    while (matcher.find()) {
      entries.put(
          matcher.group(1),
          new Entry(matcher.group(2).startsWith("LOWER"), Double.parseDouble(matcher.group(3))));
    }
    return new Catalogue(entries);
  }

  List<String> ids() {
    return List.copyOf(entries.keySet());
  }

  boolean isLowerBetter(String proxy) {
    return entries.get(proxy).isLowerBetter();
  }

  /** The three that cost most. */
  String dearest(List<String> proxies) {
    return proxies.stream()
        .sorted((a, b) -> Double.compare(entries.get(b).cost(), entries.get(a).cost()))
        .limit(3)
        .map(proxy -> "%s %.0f".formatted(proxy, entries.get(proxy).cost()))
        .collect(Collectors.joining(", "));
  }
}
