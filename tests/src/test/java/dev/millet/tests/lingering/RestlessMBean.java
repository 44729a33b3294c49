package dev.millet.tests.lingering;

/** What {@link Restless} shows of itself. */
public interface RestlessMBean {
  String getMood();
}
