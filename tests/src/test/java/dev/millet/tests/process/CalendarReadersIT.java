package dev.millet.tests.process;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Assume;
import org.junit.Test;

/**
 * What people subscribe with reads the calendar of a series: a weekly event over the end of summer
 * time, of which one was moved, one cancelled and one is not announced.
 */
public class CalendarReadersIT {

  private static final Path NPM = Path.of("src/test/npm").toAbsolutePath();
  private static final String BERLIN = "Europe/Berlin";

  private Path work;

  @Test
  public void vdirsyncerWithKhalAndNodeIcalReadASeries() throws Exception {
    boolean isThere =
        Files.isDirectory(NPM.resolve("node_modules/node-ical"))
            && Stream.of("khal", "vdirsyncer")
                .allMatch(each -> Files.isExecutable(Path.of("/usr/bin", each)));
    Assume.assumeTrue("khal, vdirsyncer and npm ci of tests/src/test/npm", isThere);
    Path output = Path.of(System.getProperty("millet.test.output"));
    work = Files.createTempDirectory(Files.createDirectories(output), "calendars-");
    try (MilletProcess millet = MilletProcess.run("--feature", "events").on(work).ready()) {
      String feed = series(new Api(millet.address("/")), Operator.of(millet).token());
      List<Path> read = synced(millet.address(feed).toString());
      assertEquals("one entry in one file", 1, read.size());
      assertEquals(
          List.of(
              "2030-10-20 19:00 Walk [CONFIRMED]",
              "2030-10-29 18:30 Walk, later [CONFIRMED]",
              "2030-11-03 19:00 Walk [CANCELLED]"),
          khal());
      assertEquals(
          List.of(
              "2030-10-20T17:00:00.000Z CONFIRMED Walk",
              "2030-10-29T17:30:00.000Z CONFIRMED Walk, later",
              "2030-11-03T18:00:00.000Z CANCELLED Walk"),
          nodeIcal(read.get(0)));
      millet.stop();
    }
  }

  /** Makes the series, and returns the path of its calendar. */
  private static String series(Api api, String operator) {
    String token = api.member("host", operator);
    String city = "{\"slug\":\"berlin\",\"nameEn\":\"Berlin\",\"nameZh\":\"柏林\",\"zone\":\"%s\"}";
    long place =
        Api.number(
            api.post("/api/v1/events/cities", operator, city.formatted(BERLIN)).body(), "id");
    String typed =
        "{\"kind\":\"meet-up\",\"title\":\"%s\",\"city\":%d,\"mode\":\"first-come\",\"start\":\"%s\"}";
    String first = typed.formatted("Walk", place, "2030-10-20T19:00");
    long event = Api.number(api.post("/api/v1/events", token, first).body(), "id");
    String rule = "{\"rule\":\"FREQ=WEEKLY;COUNT=4\"}";
    String made = api.post("/api/v1/events/" + event + "/series", token, rule).body();
    assertTrue(made, made.contains("2030-11-10T19:00"));
    for (int i = 0; i < 3; i++) {
      String path = "/api/v1/events/" + (event + i);
      assertEquals(200, api.post(path + "/publish", operator, null).statusCode());
    }
    String moved = "/api/v1/events/" + (event + 1);
    String tag = api.get(moved, token).headers().firstValue("etag").orElseThrow();
    String later = typed.formatted("Walk, later", place, "2030-10-29T18:30");
    assertEquals(200, api.replace(moved, token, tag, later).statusCode());
    String cancelled = "/api/v1/events/" + (event + 2) + "/cancel";
    assertEquals(200, api.post(cancelled, token, "{\"reason\":\"Rain\"}").statusCode());
    return "/events/series/" + Api.number(made, "id") + "/calendar.ics";
  }

  /** Subscribes with vdirsyncer, and returns the files that it made. */
  private List<Path> synced(String address) throws Exception {
    Path local = Files.createDirectories(work.resolve("calendar"));
    Path config = work.resolve("vdirsyncer.conf");
    Files.writeString(
        config,
        """
        [general]
        status_path = "%s"
        [pair feed]
        a = "remote"
        b = "local"
        collections = null
        [storage remote]
        type = "http"
        url = "%s"
        [storage local]
        type = "filesystem"
        path = "%s"
        fileext = ".ics"
        """
            .formatted(work.resolve("status"), address, local));
    run("vdirsyncer", "-c", config.toString(), "discover", "feed");
    run("vdirsyncer", "-c", config.toString(), "sync");
    try (Stream<Path> files = Files.list(local)) {
      return files.toList();
    }
  }

  private List<String> khal() throws Exception {
    Path config = work.resolve("khal.conf");
    Files.writeString(
        config,
        """
        [calendars]
        [[feed]]
        path = %s
        [sqlite]
        path = %s
        [locale]
        local_timezone = %s
        default_timezone = %s
        timeformat = %%H:%%M
        dateformat = %%Y-%%m-%%d
        longdateformat = %%Y-%%m-%%d
        datetimeformat = %%Y-%%m-%%d %%H:%%M
        longdatetimeformat = %%Y-%%m-%%d %%H:%%M
        """
            .formatted(work.resolve("calendar"), work.resolve("khal.db"), BERLIN, BERLIN));
    String format = "{start-date} {start-time} {title} [{status}]";
    // it writes a space after a status
    return run(
            "khal", "-c", config.toString(), "list", "-f", format, "-df", "", "2030-10-01", "60d")
        .stream()
        .map(each -> each.replace(" ]", "]"))
        .toList();
  }

  private List<String> nodeIcal(Path file) throws Exception {
    return run(
        NPM.resolve("node_modules/node/bin/node").toString(),
        NPM.resolve("calendar.mjs").toString(),
        file.toString(),
        "2030-10-01",
        "2030-12-01");
  }

  private List<String> run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(Map.of("LC_ALL", "C.UTF-8", "XDG_DATA_HOME", work.toString(), "TZ", "UTC"));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(said, process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(said, 0, process.exitValue());
    return said.lines().map(String::strip).filter(each -> !each.isEmpty()).toList();
  }
}
