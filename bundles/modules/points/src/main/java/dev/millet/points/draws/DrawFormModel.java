package dev.millet.points.draws;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Form;
import java.util.List;

/**
 * The form of a new draw.
 *
 * @param typed what stands in the fields that the form asks for in another way
 * @param criteria by which members can be asked for, ranked and weighted
 * @param zone of the times that are typed
 */
public record DrawFormModel(Input<?> input, Form typed, List<Wanted> criteria, String zone) {

  /** A criterion that the form offers. */
  public record Wanted(String name, String label) {}
}
