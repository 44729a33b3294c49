package dev.millet.tests.framework;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.millet.tests.Api;
import dev.millet.tests.NoticeLoad;
import dev.millet.tests.NoticeLoad.Told;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares what followers have heard, on the site and by mail, with what they have to hear. */
final class HeardNotices {

  private static final Set<String> TYPES = Set.of("comments.posted", "suggestions.answered");

  private final ObjectMapper json = new ObjectMapper();
  private final Api api;
  private final HeldMail mail;
  private final List<HeldMail.Reader> readers;

  /** A notice on the site, and where it leads. */
  private record OnSite(Told told, String path) {}

  HeardNotices(Api api, HeldMail mail, List<HeldMail.Reader> readers) {
    this.api = api;
    this.mail = mail;
    this.readers = readers;
  }

  /**
   * Returns what somebody was not told on the site, and what they were told beside it. A notice of
   * several events quotes no words, so what was told twice is told wrongly.
   */
  List<String> siteFaults(NoticeLoad load) throws IOException {
    List<String> faults = new ArrayList<>();
    for (HeldMail.Reader reader : readers) {
      List<Told> heard = onSite(reader).stream().map(OnSite::told).toList();
      compare(reader, load.told(reader.token()), heard, faults);
    }
    return faults;
  }

  /**
   * Returns what somebody was not mailed of what they were told, and what they were mailed more.
   */
  List<String> mailFaults() throws IOException {
    List<String> faults = new ArrayList<>();
    for (HeldMail.Reader reader : readers) {
      List<String> told = onSite(reader).stream().map(OnSite::path).toList();
      compare(reader, told, mail.links(reader), faults);
    }
    return faults;
  }

  private static void compare(
      HeldMail.Reader reader, List<?> wanted, List<?> heard, List<String> faults) {
    List<Object> missing = new ArrayList<>(wanted);
    heard.forEach(missing::remove);
    missing.forEach(each -> faults.add("missing: " + reader.address() + " " + each));
    List<Object> more = new ArrayList<>(heard);
    wanted.forEach(more::remove);
    more.forEach(each -> faults.add("too much: " + reader.address() + " " + each));
  }

  private List<OnSite> onSite(HeldMail.Reader reader) throws IOException {
    List<OnSite> all = new ArrayList<>();
    String after = "";
    do {
      JsonNode slice =
          json.readTree(api.get("/api/v1/notices?limit=100" + after, reader.token()).body());
      for (JsonNode each : slice.path("items")) {
        if (TYPES.contains(each.path("type").asText())) {
          all.add(onSite(each));
        }
      }
      after = slice.path("next").isTextual() ? "&after=" + slice.path("next").asText() : "";
    } while (!after.isEmpty());
    return all;
  }

  private static OnSite onSite(JsonNode notice) {
    JsonNode told = notice.path("told");
    return new OnSite(
        new Told(
            notice.path("type").asText(),
            notice.path("subject").path("id").asLong(),
            told.path("excerpt").asText()),
        told.path("path").asText());
  }
}
