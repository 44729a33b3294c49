package dev.millet.members.http;

/**
 * What a member changes of their profile; what is left out stays.
 *
 * @param city removed where it is empty
 * @param locale a BCP 47 tag; removed where it is empty
 * @param timeZone an IANA name such as {@code Asia/Shanghai}; removed where it is empty
 */
public record ChangeProfileRequest(
    String displayName, String city, String locale, String timeZone) {}
