package dev.millet.api.forms;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Takes records apart and puts them together, also those that only their own package sees. */
final class Records {

  private Records() {}

  static <T> T make(Class<T> type, Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = accessible(type.getDeclaredConstructor(types));
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw unwrapped(type, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getName(), e);
    }
  }

  static Object value(Object record, String name) {
    try {
      Method accessor = accessible(record.getClass().getDeclaredMethod(name));
      return accessor.invoke(record);
    } catch (InvocationTargetException e) {
      throw unwrapped(record.getClass(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + name + " of " + record.getClass(), e);
    }
  }

  private static <A extends AccessibleObject> A accessible(A member) {
    member.setAccessible(true);
    return member;
  }

  private static RuntimeException unwrapped(Class<?> type, InvocationTargetException e) {
    if (e.getCause() instanceof RuntimeException failure) {
      return failure;
    }
    return new IllegalStateException("cannot handle a " + type.getName(), e.getCause());
  }
}
