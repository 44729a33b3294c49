package dev.millet.api.forms;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Takes records of a type apart and puts them together, also those that only their own package
 * sees. What reflection tells of the type is asked once. Immutable.
 */
final class Records<T> {

  private final Class<T> type;
  private final Map<String, RecordComponent> components = new LinkedHashMap<>();
  private final Constructor<T> constructor;

  Records(Class<T> type) {
    this.type = type;
    for (RecordComponent each : type.getRecordComponents()) {
      accessible(each.getAccessor());
      components.put(each.getName(), each);
    }
    try {
      this.constructor =
          accessible(
              type.getDeclaredConstructor(
                  Arrays.stream(type.getRecordComponents())
                      .map(RecordComponent::getType)
                      .toArray(Class<?>[]::new)));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }

  /** Returns the names of the components, in their order. */
  Set<String> names() {
    return components.keySet();
  }

  /**
   * Returns a component.
   *
   * @throws IllegalArgumentException where the record has none of that name
   */
  RecordComponent component(String name) {
    RecordComponent found = components.get(name);
    if (found == null) {
      throw new IllegalArgumentException(type.getName() + " has no " + name);
    }
    return found;
  }

  T make(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw unwrapped(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }

  Object value(T record, String name) {
    try {
      return component(name).getAccessor().invoke(record);
    } catch (InvocationTargetException e) {
      throw unwrapped(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + name + " of " + type, e);
    }
  }

  private static <A extends AccessibleObject> A accessible(A member) {
    member.setAccessible(true);
    return member;
  }

  private RuntimeException unwrapped(InvocationTargetException e) {
    if (e.getCause() instanceof RuntimeException failure) {
      return failure;
    }
    return new IllegalStateException("cannot handle a " + type.getName(), e.getCause());
  }
}
