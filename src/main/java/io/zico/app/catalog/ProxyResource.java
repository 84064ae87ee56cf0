package io.zico.app.catalog;

import io.swagger.v3.oas.annotations.media.Schema;
import io.zico.core.data.Task;
import io.zico.core.proxy.Proxies;
import io.zico.core.proxy.Proxy;
import io.zico.core.proxy.ProxyInfo;
import io.zico.core.proxy.ProxyOption;
import io.zico.core.proxy.Signal;
import io.zico.core.proxy.Validity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A proxy as the catalogue shows it. */
@Schema(name = "Proxy", description = "A training-free score of an architecture.")
record ProxyResource(
    @Schema(description = "Its name in requests.", example = "zico") String id,
    @Schema(description = "What it measures.") String title,
    @Schema(description = "Changes whenever the score of any architecture changes.", example = "1")
        String version,
    @Schema(description = "Which way is better.") ProxyInfo.Direction direction,
    @Schema(description = "What its numbers are.", example = "log") String unit,
    @Schema(
            description = "The paper, or the authors' code and commit, that it reproduces.",
            example = "SLDGroup/ZiCo@b0fec65")
        String source,
    @Schema(description = "Whose numbers it was compared with.") String checkedAgainst,
    @Schema(description = "The proxy of which it is another reading.") @Nullable String variantOf,
    @Schema(description = "What the engine must record for it.") List<Signal> needs,
    @Schema(
            description =
                "What it is computed on; NOISE means none of the dataset, LABELS means images and labels, or what else the loss compares with.")
        Signal.Data data,
    @Schema(
            description =
                "Cost at 2 batches, in forward passes of one batch. Proxies of one request share passes: together they cost less than the sum.",
            example = "6.0")
        double relativeCost,
    @Schema(
            description =
                "What of it a request may choose, in brackets behind the name, as in `zico(from=0.5,types=conv+linear)`. Results call it by the name without options that are as by default, and with the others in the order of this list.")
        List<Option> options,
    @Schema(description = "Where it means what it is meant to mean.") Scope validity) {

  private static final int BATCHES = 2;

  /** Where a proxy means what it is meant to mean. */
  @Schema(name = "ProxyValidity", description = "Where a proxy means what it is meant to mean.")
  record Scope(
      @Schema(description = "What the network must have.") List<Validity.Element> needs,
      @Schema(description = "What the network may be asked; empty: anything.") List<Task> tasks,
      @Schema(description = "What else to know.") String note) {}

  /** Something that a request may choose. */
  @Schema(name = "ProxyOption", description = "Something about a proxy that a request may choose.")
  record Option(
      @Schema(description = "Its name.", example = "from") String name,
      @Schema(description = "What it is.") String meaning,
      @Schema(
              description = "What is allowed.",
              example = "a number from 0 to 1 with at most 6 decimals")
          String range,
      @Schema(description = "Its value where it is left out.", example = "0") String defaultValue) {

    private static Option of(ProxyOption option) {
      return new Option(option.name(), option.meaning(), option.range(), option.usualText());
    }
  }

  static ProxyResource of(Proxy proxy) {
    var info = proxy.info();
    var provenance = info.provenance();
    var validity = info.validity();
    return new ProxyResource(
        info.id(),
        info.title(),
        info.version(),
        info.scale().direction(),
        info.scale().unit(),
        provenance.source(),
        provenance.checkedAgainst(),
        provenance.variantOf(),
        info.needs().stream().sorted().toList(),
        Signal.data(info.needs()),
        Signal.cost(info.needs(), BATCHES),
        Proxies.options(proxy).stream().map(Option::of).toList(),
        new Scope(
            validity.needs().stream().sorted().toList(),
            validity.tasks().stream().sorted().toList(),
            validity.note()));
  }
}
