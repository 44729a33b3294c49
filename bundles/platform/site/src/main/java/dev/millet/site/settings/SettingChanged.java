package dev.millet.site.settings;

/**
 * The entry in the journal about a change.
 *
 * @param key the setting
 * @param member who changed it; null for the operator, and where the change was taken back
 * @param before the value before; null for the default, and of secrets
 * @param after the value now; null for the default, and of secrets
 */
record SettingChanged(String key, Long member, String before, String after) {

  static final String TYPE = "site.setting-changed";
}
