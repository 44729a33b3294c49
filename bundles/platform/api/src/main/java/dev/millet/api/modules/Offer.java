package dev.millet.api.modules;

import java.util.Objects;

/**
 * Makes an implementation of an api interface available to other modules. The platform registers
 * one OSGi service per api and name: a proxy that takes a lease on the active generation for each
 * call. Consumers hold an ordinary optional, dynamic reference to the api and never notice a swap.
 *
 * <p>The api is an interface whose methods take and return finished values (records, lists); a lazy
 * or stateful answer would outlive its lease. The service carries the property {@value
 * #NAME_PROPERTY}.
 *
 * @param api the interface, exported by an api bundle
 * @param name tells several offers of one api apart, for example a subject type; may be empty
 * @param implementation what answers the calls; thread-safe
 * @param <T> the api
 */
public record Offer<T>(Class<T> api, String name, T implementation) implements Contribution {

  /** The service property that carries {@link #name()}. */
  public static final String NAME_PROPERTY = "millet.offer";

  public Offer {
    Objects.requireNonNull(name, "name");
    if (!api.isInterface()) {
      throw new IllegalArgumentException("an offer is made of an interface, not of " + api);
    }
    if (!api.isInstance(implementation)) {
      throw new IllegalArgumentException("the implementation is not a " + api.getName());
    }
  }

  public static <T> Offer<T> of(Class<T> api, T implementation) {
    return new Offer<>(api, "", implementation);
  }

  public static <T> Offer<T> of(Class<T> api, String name, T implementation) {
    return new Offer<>(api, name, implementation);
  }

  @Override
  public String identity() {
    return api.getName() + "#" + name;
  }
}
