package dev.millet.gateway.transfers;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.files.Download;
import dev.millet.api.files.DownloadListener;
import dev.millet.testing.FakeGenerations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** Whoever counts downloads is told of each, and it is known when they could not be. */
public final class DownloadReportTest {

  private final FakeGenerations generations = new FakeGenerations(null);
  private final List<Download> told = new ArrayList<>();

  private static DownloadReport report(String listener) {
    DownloadReport.Reader reader = new DownloadReport.Reader(7L, "192.0.2.1");
    return new DownloadReport(listener, "17", "ab", reader, Instant.EPOCH, true);
  }

  @Test
  public void aListenerIsTold() {
    generations.activate("test", new DownloadListener("test.downloads", told::add));
    assertTrue(report("test.downloads").tell(generations, 5));
    assertEquals(5, told.get(0).sentBytes());
    assertEquals("17", told.get(0).key());
  }

  @Test
  public void whereNobodyWantsToBeToldNobodyIsMissing() {
    assertTrue(report("").tell(generations, 5));
  }

  @Test
  public void aListenerThatIsAwayOrFailsIsKnown() {
    assertFalse(report("test.downloads").tell(generations, 5));
    generations.activate(
        "test",
        new DownloadListener(
            "test.downloads",
            download -> {
              throw new IllegalStateException("a defect of the module");
            }));
    assertFalse(report("test.downloads").tell(generations, 5));
  }
}
