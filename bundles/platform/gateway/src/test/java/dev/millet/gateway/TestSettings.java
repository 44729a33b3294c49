package dev.millet.gateway;

import java.lang.reflect.Proxy;
import java.util.Map;

/** The default settings, with a free port and what a test wants otherwise. */
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
              return method.getName().equals("port") ? (Object) 0 : method.getDefaultValue();
            });
  }
}
