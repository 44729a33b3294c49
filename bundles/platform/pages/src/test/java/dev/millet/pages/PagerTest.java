package dev.millet.pages;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.api.lists.Slice;
import java.util.List;
import org.junit.Test;

public class PagerTest {

  private static final Slice<String> MORE = new Slice<>(List.of("a"), "x-Y_z");
  private static final Slice<String> LAST = Slice.of(List.of("b"));

  private static String of(String target, Slice<?> slice) {
    return Pager.of(target, slice, key -> "<" + key + ">").markup();
  }

  @Test
  public void aWholeListHasNoLinks() {
    assertEquals("", of("/things?kind=a", LAST));
  }

  @Test
  public void theFirstSliceLeadsOnAndKeepsTheFilters() {
    String links = of("/things?kind=a%26b&limit=5", MORE);
    assertTrue(
        links,
        links.contains("rel=\"next\" href=\"/things?kind=a%26b&amp;limit=5&amp;after=x-Y_z\""));
    assertFalse(links, links.contains("pager.first"));
    assertTrue(links, links.contains("&lt;pager.next&gt;"));
  }

  @Test
  public void aLaterSliceLeadsBackToTheFirst() {
    String links = of("/things?after=old&kind=a", LAST);
    assertTrue(links, links.contains("href=\"/things?kind=a\""));
    assertFalse(links, links.contains("pager.next"));
    assertTrue(of("/things?after=old", MORE).contains("href=\"/things\""));
    assertTrue(of("/things?after=old", MORE).contains("href=\"/things?after=x-Y_z\""));
  }

  @Test
  public void nothingOfTheAddressIsMarkup() {
    String links = of("/things?kind=\"><script>", MORE);
    assertFalse(links, links.contains("<script>"));
  }
}
