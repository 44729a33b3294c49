package dev.millet.mentions;

import static org.junit.Assert.assertEquals;

import dev.millet.api.pages.Html;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public final class MentionTextTest {

  private static final Set<String> PEOPLE = Set.of("ann", "林晓雨", "a.b-c", "𠮷野", "O_o");

  @Test
  public void aHandleIsFound() {
    assertEquals("<p>Ask [ann], please</p>", replaced("<p>Ask @ann, please</p>"));
    assertEquals("[a.b-c]", replaced("@a.b-c"));
    assertEquals("[O_o]", replaced("&#64;O_o"));
  }

  @Test
  public void aFullStopBehindIsNoPartOfIt() {
    assertEquals("[ann]. Next", replaced("@ann. Next"));
    assertEquals("[ann]...", replaced("@ann..."));
  }

  @Test
  public void aChineseNameIsFoundWithoutASpaceBehind() {
    assertEquals("请[林晓雨]看一下", replaced("请@林晓雨看一下"));
    assertEquals("[ann]你好", replaced("@ann你好"));
  }

  @Test
  public void aCharacterThatIsWrittenAsANumberIsUnderstood() {
    assertEquals("[𠮷野]!", replaced("&#64;&#x20bb7;野!"));
    assertEquals("[𠮷野]家", replaced("@𠮷野家"));
  }

  @Test
  public void theBeginningOfALongerWordIsNobody() {
    assertEquals("@annabel", replaced("@annabel"));
    assertEquals("@ann2", replaced("@ann2"));
  }

  @Test
  public void anEscapedAtSignMentionsNobody() {
    assertEquals("<p>&#64;<wbr />ann [ann]</p>", replaced("<p>&#64;<wbr />ann &#64;ann</p>"));
  }

  @Test
  public void bracketsAroundAreNoPartOfIt() {
    assertEquals("<p>([ann]) &lt;[ann]&gt;</p>", replaced("<p>(@ann) &lt;@ann&gt;</p>"));
  }

  @Test
  public void anAddressIsNoMention() {
    assertEquals("mail bob@ann or x.@ann", replaced("mail bob@ann or x.@ann"));
  }

  @Test
  public void codeAndLinksAreLeftAlone() {
    for (String markup :
        new String[] {
          "<code>@ann</code>",
          "<pre><code class=\"x\">@ann</code></pre>",
          "<a href=\"/x@ann\">mail @ann</a>"
        }) {
      assertEquals(markup, replaced(markup));
    }
    assertEquals("<code>@ann</code> [ann]", replaced("<code>@ann</code> @ann"));
  }

  @Test
  public void strangersStayText() {
    assertEquals("@nobody @ @@ @x", replaced("@nobody @ @@ @x"));
  }

  private static String replaced(String markup) {
    return MentionText.replace(
            new Html(markup),
            handle ->
                PEOPLE.contains(handle)
                    ? Optional.of(new Html("[" + handle + "]"))
                    : Optional.empty())
        .markup();
  }
}
