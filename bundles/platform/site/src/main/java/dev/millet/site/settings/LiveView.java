package dev.millet.site.settings;

import dev.millet.distribution.settings.Setting;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Settings whose methods return the values of the moment.
 *
 * @param type the annotation type
 * @param keys the keys by the names of the type's methods
 * @param values finds the value of a key, parsed
 */
record LiveView(Class<?> type, Map<String, String> keys, Function<String, Object> values)
    implements InvocationHandler {

  /**
   * Makes the view of a type.
   *
   * @param settings those that the type's bundle declares
   */
  static <A extends Annotation> A of(
      Class<A> type, List<Setting> settings, Function<String, Object> values) {
    Map<String, String> known = new HashMap<>();
    settings.stream()
        .filter(InstalledSettings::isLive)
        .forEach(setting -> known.put(setting.id(), setting.key()));
    Map<String, String> keys = new HashMap<>();
    for (Method method : type.getDeclaredMethods()) {
      String key = known.get(method.getName().replace('_', '.'));
      if (key == null) {
        throw new IllegalArgumentException(
            type.getName() + " is not marked as live, or its bundle does not declare it");
      }
      keys.put(method.getName(), key);
    }
    Object view =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new LiveView(type, keys, values));
    return type.cast(view);
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) {
    String key = keys.get(method.getName());
    if (key != null) {
      return method.getReturnType().isArray()
          ? ((List<?>) values.apply(key)).toArray(String[]::new)
          : values.apply(key);
    }
    return switch (method.getName()) {
      case "annotationType" -> type;
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> proxy == arguments[0];
      default -> "@" + type.getName();
    };
  }
}
