package dev.millet.upgrades.page;

import dev.millet.platform.api.gateway.RequestStatistics;
import dev.millet.platform.api.gateway.RequestStatistics.Sample;
import dev.millet.platform.api.modules.Generation;
import dev.millet.platform.api.modules.Generation.State;
import dev.millet.platform.api.modules.Generations;
import java.util.Comparator;
import java.util.List;

/** Reads how the requests to old and new versions go. */
final class Meters {

  private static final double MAIN_SHARE = 0.95;

  private final Generations generations;
  private final RequestStatistics statistics;

  Meters(Generations generations, RequestStatistics statistics) {
    this.generations = generations;
    this.statistics = statistics;
  }

  /** The versions of these modules that answer, or did until just now, the new ones first. */
  List<Meter> of(List<String> modules) {
    return generations.all().stream()
        .filter(each -> modules.contains(each.module()))
        .filter(each -> each.state() == State.ACTIVE || each.state() == State.RETIRED)
        .sorted(
            Comparator.comparing(Generation::module)
                .thenComparing(each -> each.state() != State.ACTIVE))
        .map(this::meter)
        .toList();
  }

  private Meter meter(Generation generation) {
    Sample sample = statistics.of(generation);
    return new Meter(
        generation.module(),
        generation.version().toString(),
        generation.state() == State.ACTIVE,
        sample.requests(),
        sample.failures(),
        sample.requests() == 0 ? null : DurationText.fine(sample.quantile(MAIN_SHARE)));
  }
}
