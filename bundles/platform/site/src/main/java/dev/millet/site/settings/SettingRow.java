package dev.millet.site.settings;

import java.time.Instant;

/**
 * A value that an administrator gave to a setting.
 *
 * @param settingKey such as {@code members.sign.up}
 * @param settingValue as it is written in a file, of secrets encrypted; null for the default
 * @param changedAt when it was set last
 * @param changedBy the id of who set it; null for the operator and for deleted accounts
 */
public record SettingRow(
    String settingKey, String settingValue, Instant changedAt, Long changedBy) {}
