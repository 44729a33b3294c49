package dev.millet.gateway.metrics;

import dev.millet.api.gateway.Traffic;
import dev.millet.api.modules.Generation;
import org.osgi.service.component.annotations.Component;

/** Reads the meters of generations. */
@Component(service = Traffic.class)
public final class CountedTraffic implements Traffic {

  @Override
  public Sample of(Generation generation) {
    return GenerationMeter.of(generation).sample();
  }
}
