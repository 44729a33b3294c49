package dev.millet.gateway.metrics;

import dev.millet.platform.api.gateway.RequestStatistics;
import dev.millet.platform.api.modules.Generation;
import org.osgi.service.component.annotations.Component;

/** Reads the meters of generations. */
@Component(service = RequestStatistics.class)
public final class GenerationStatistics implements RequestStatistics {

  @Override
  public Sample of(Generation generation) {
    return GenerationMeter.of(generation).sample();
  }
}
