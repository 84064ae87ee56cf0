package io.zico.app.scoring;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.app.notation.GraphText;
import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.CanonicalForm;
import io.zico.core.architecture.Flaw;
import io.zico.core.architecture.InvalidArchitectureException;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Dataset;
import io.zico.core.data.Labels;
import io.zico.core.data.Task;
import io.zico.core.notation.Graph;
import io.zico.core.space.AuthorsCount;
import io.zico.core.space.Parameter;
import io.zico.core.space.ParameterValues;
import io.zico.core.space.SearchSpace;
import io.zico.core.space.Spaces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An architecture that was read and checked.
 *
 * @param id the client's name for it
 * @param space the search space's name; null for a graph, which is in none
 * @param genotype its text in the notation of the space, or the JSON graph
 * @param parameters all of the space's parameters
 * @param tasks what the network's head was made for
 * @param authorsCounts costs as the space's authors count them
 * @param authorsIdentifiers what the space's authors call it
 */
public record ArchitectureSpec(
    @Nullable String id,
    @Nullable String space,
    String genotype,
    ParameterValues parameters,
    Architecture architecture,
    Set<Task> tasks,
    List<AuthorsCount> authorsCounts,
    Map<String, String> authorsIdentifiers) {

  public ArchitectureSpec {
    tasks = Collections.unmodifiableSet(new TreeSet<>(tasks));
    authorsCounts = List.copyOf(authorsCounts);
    authorsIdentifiers = Collections.unmodifiableMap(new LinkedHashMap<>(authorsIdentifiers));
  }

  /** What is stored for an architecture; {@link #parse(Stored)} reads it back. */
  @Schema(name = "Architecture", description = "An architecture with all its parameters.")
  public record Stored(
      @Schema(description = "The name that the request gave it.") @Nullable String id,
      @Schema(description = "The search space; absent for a JSON graph.", example = "nats-tss")
          @Nullable String space,
      @Schema(description = "The architecture in the notation of the space, or the JSON graph.")
          String architecture,
      @Schema(description = "The parameters of the space.") Map<String, Object> parameters) {}

  /**
   * Reads a request that nothing follows from but the space.
   *
   * @param defaults space and parameters for what the request leaves open
   * @throws InvalidArchitectureException with pointers into the request
   */
  public static ArchitectureSpec parse(ArchitectureRequest request, Defaults defaults) {
    return parse(request, defaults, space -> Map.of());
  }

  /**
   * Reads a request.
   *
   * @param defaults space and parameters for what the request leaves open
   * @param dataset gives outputs and the size of the input where they are left open
   * @param task what the network is asked
   * @throws InvalidArchitectureException with pointers into the request
   */
  public static ArchitectureSpec parse(
      ArchitectureRequest request, Defaults defaults, Dataset dataset, Task task) {
    return parse(request, defaults, space -> following(dataset, task, space));
  }

  private static ArchitectureSpec parse(
      ArchitectureRequest request,
      Defaults defaults,
      Function<SearchSpace<?>, Map<String, Object>> following) {
    if (request.describesGraph() || request.notation() != null) {
      return graph(request);
    }
    var id = Optional.ofNullable(request.space()).or(defaults::optionalSpace);
    var space = space(id.orElse(""));
    var given = new HashMap<>(following.apply(space));
    given.putAll(defaults.parameters());
    given.putAll(Optional.ofNullable(request.parameters()).orElse(Map.of()));
    return parse(request.id(), space, request.architecture(), given);
  }

  /** Reads what was stored. */
  public static ArchitectureSpec parse(Stored stored) {
    if (stored.space() == null) {
      return of(stored.id(), GraphText.read(stored.architecture()));
    }
    return parse(stored.id(), space(stored.space()), stored.architecture(), stored.parameters());
  }

  /** A network that is in no space. */
  public static ArchitectureSpec of(@Nullable String id, Graph graph) {
    return new ArchitectureSpec(
        id,
        null,
        GraphText.write(graph),
        ParameterValues.NONE,
        graph.architecture(),
        graph.tasks(),
        List.of(),
        Map.of());
  }

  /** Whether it is in no search space. */
  public boolean isGraph() {
    return space == null;
  }

  public Stored stored() {
    return new Stored(id, space, genotype, parameters.asMap());
  }

  /** The network of one cell that stands for it where a proxy asks for it. */
  public Optional<Architecture> thin() {
    return space == null ? Optional.empty() : thin(space(space));
  }

  private <G> Optional<Architecture> thin(SearchSpace<G> cells) {
    return cells.thin(cells.parse(genotype));
  }

  /** What a request says for all its architectures at once. */
  public record Defaults(@Nullable String space, Map<String, Object> parameters) {

    public static final Defaults NONE = new Defaults(null, Map.of());

    public Defaults {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    private Optional<String> optionalSpace() {
      return Optional.ofNullable(space);
    }
  }

  private static ArchitectureSpec graph(ArchitectureRequest request) {
    var flaws = new ArrayList<Flaw>();
    if (!request.describesGraph()) {
      flaws.add(new Flaw("/notation", "there is no such notation; there is " + GraphText.NOTATION));
    }
    if (request.space() != null) {
      flaws.add(new Flaw("/space", "a JSON graph is in no space; leave this out"));
    }
    if (request.parameters() != null && !request.parameters().isEmpty()) {
      flaws.add(
          new Flaw(
              "/parameters", "a JSON graph has no parameters; its input and head stand in it"));
    }
    var graph =
        request.describesGraph()
            ? at("/architecture", () -> identified(GraphText.read(request.architecture())), flaws)
            : Optional.<Graph>empty();
    if (!flaws.isEmpty()) {
      throw new InvalidArchitectureException(flaws);
    }
    return of(request.id(), graph.orElseThrow());
  }

  /** What cannot be identified is refused now, not by the worker. */
  private static Graph identified(Graph graph) {
    CanonicalForm.of(graph.architecture());
    return graph;
  }

  private static <G> ArchitectureSpec parse(
      @Nullable String id, SearchSpace<G> space, String text, Map<String, Object> given) {
    var flaws = new ArrayList<Flaw>();
    var parameters = at("/parameters", () -> ParameterValues.of(space, given), flaws);
    var genotype = at("/architecture", () -> space.parse(text), flaws);
    if (parameters.isEmpty() || genotype.isEmpty()) {
      throw new InvalidArchitectureException(flaws);
    }
    return of(id, space, genotype.get(), parameters.get());
  }

  private static <G> ArchitectureSpec of(
      @Nullable String id, SearchSpace<G> space, G genotype, ParameterValues parameters) {
    var flaws = new ArrayList<Flaw>();
    var architecture =
        at("/architecture", () -> space.decode(genotype, parameters), flaws)
            .orElseThrow(() -> refusal(space, genotype, parameters, flaws));
    return new ArchitectureSpec(
        id,
        space.info().id(),
        space.format(genotype),
        parameters,
        architecture,
        space.tasks(parameters),
        space.authorsCounts(genotype, parameters),
        space.authorsIdentifiers(genotype));
  }

  /** What does not fit one input only is a flaw of that input. */
  private static <G> InvalidArchitectureException refusal(
      SearchSpace<G> space, G genotype, ParameterValues parameters, List<Flaw> flaws) {
    var usual = parameters.withUsualInput(space);
    boolean fitsUsual = at("", () -> space.decode(genotype, usual), new ArrayList<>()).isPresent();
    return new InvalidArchitectureException(
        flaws.stream()
            .map(
                flaw ->
                    fitsUsual
                        ? new Flaw(
                            "/parameters/input",
                            "input %s does not fit: %s; %s would"
                                .formatted(parameters.input(), flaw.message(), usual.input()))
                        : flaw)
            .toList());
  }

  private static SearchSpace<?> space(String id) {
    return Spaces.find(id).orElseThrow(() -> unknown(id));
  }

  private static InvalidArchitectureException unknown(String id) {
    var known =
        Spaces.all().stream().map(space -> space.info().id()).collect(Collectors.joining(", "));
    var problem = id.isEmpty() ? "no space is given" : "there is no space '%s'".formatted(id);
    return new InvalidArchitectureException(
        List.of(new Flaw("/space", "%s; there are %s".formatted(problem, known))));
  }

  /** The space says how many channels its networks read, the dataset how large its images are. */
  private static Map<String, Object> following(Dataset dataset, Task task, SearchSpace<?> space) {
    var given = new HashMap<String, Object>();
    for (var parameter : space.info().parameters()) {
      if (parameter.name().equals(Parameter.CLASSES)) {
        if (follows(parameter, dataset, task)) {
          given.put(Parameter.CLASSES, dataset.classes());
        }
      } else if (parameter.defaultValue() instanceof TensorShape usual && dataset.image() != null) {
        var image = dataset.image();
        given.put(parameter.name(), List.of(usual.channels(), image.height(), image.width()));
      }
    }
    return given;
  }

  /**
   * A head with a number of its own keeps it on images of a class each, which every number serves
   * that is large enough; other labels are followed where the task is about them.
   */
  private static boolean follows(Parameter parameter, Dataset dataset, Task task) {
    if (dataset.labels().kind() == Labels.Kind.CLASS) {
      return dataset.classes() > 1 && !parameter.defaultValue().equals(Parameter.OF_THE_HEAD);
    }
    return dataset.classes() > 0 && dataset.labels().kind().isNeededFor(task);
  }

  private interface Step<T> {
    T take();
  }

  private static <T> Optional<T> at(String pointer, Step<T> step, List<Flaw> flaws) {
    try {
      return Optional.of(step.take());
    } catch (InvalidArchitectureException e) {
      e.flaws().stream()
          .map(flaw -> new Flaw(pointer + flaw.pointer(), flaw.message()))
          .forEach(flaws::add);
      return Optional.empty();
    }
  }
}
