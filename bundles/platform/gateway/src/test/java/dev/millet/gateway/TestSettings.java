package dev.millet.gateway;

import dev.millet.gateway.settings.GatewaySettings;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;

/** The default settings, with a free port, no wait at the stop, and what a test wants otherwise. */
public final class TestSettings {

  private TestSettings() {}

  public static GatewaySettings with(Map<String, ?> values) {
    return (GatewaySettings)
        Proxy.newProxyInstance(
            TestSettings.class.getClassLoader(),
            new Class<?>[] {GatewaySettings.class},
            (proxy, method, arguments) -> {
              if (values.containsKey(method.getName())) {
                return values.get(method.getName());
              }
              boolean zero = Set.of("port", "stop").contains(method.getName());
              return zero ? (Object) 0 : method.getDefaultValue();
            });
  }
}
