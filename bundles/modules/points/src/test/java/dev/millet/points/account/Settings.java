package dev.millet.points.account;

import dev.millet.points.PointsSettings;
import java.lang.annotation.Annotation;

/** Settings of a test: levels at 100 and 200, grants of more than 50 need a second person. */
record Settings(String zone) implements PointsSettings {

  @Override
  public int coins_months() {
    return 12;
  }

  @Override
  public int coins_notice_days() {
    return 14;
  }

  @Override
  public String[] levels() {
    return new String[] {"100", " 200"};
  }

  @Override
  public int levels_margin() {
    return 10;
  }

  @Override
  public int grant_limit() {
    return 50;
  }

  @Override
  public String rules_fixed() {
    return "";
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return PointsSettings.class;
  }
}
