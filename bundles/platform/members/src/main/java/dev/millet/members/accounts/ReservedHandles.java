package dev.millet.members.accounts;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Handles that nobody may choose: words of our paths, and names that speak for the site. Of the
 * latter also what is read as them, and titles that stand beside something else.
 */
public final class ReservedHandles {

  /** The handle of the administrator that an unattended set-up makes. */
  public static final MemberHandle ADMIN = MemberHandle.read("admin");

  private static final String SPEAKING_FOR_THE_SITE =
      """
      admin admins administrator administrators administration sysadmin superadmin superuser
      sysop root system operator moderator moderators staff support help helpdesk official
      security abuse team millet everyone here anyone nobody visitor guest anonymous member
      deleted unknown null undefined webmaster postmaster noreply no-reply info
      """;

  /** Titles that speak for the site with a number or another word beside them, too. */
  private static final String TITLES =
      """
      admin admins administrator administrators administration sysadmin superadmin superuser
      sysop moderator moderators staff support helpdesk security millet webmaster postmaster
      noreply
      """;

  /** The same in Chinese, which has no spaces: at the beginning or the end of a handle. */
  private static final List<String> CHINESE_TITLES =
      List.of("管理员", "管理員", "客服", "版主", "工作人员", "工作人員");

  private static final String OFFICIAL_IN_CHINESE = "官方";

  private static final ReadWord OFFICIAL = new ReadWord("official");

  private static final Pattern SEPARATORS = Pattern.compile("[._-]+");

  private static final Pattern BEFORE = Pattern.compile("^[\\p{Nd}._-]+");

  private static final Pattern BEHIND = Pattern.compile("[\\p{Nd}._-]+$");

  private static final List<ReadWord> READ_WORDS = read(SPEAKING_FOR_THE_SITE);

  private static final List<ReadWord> READ_TITLES = read(TITLES);

  private static final Set<String> KEYS_AND_SHAPES =
      Stream.of(
              """
              sign-up sign-in sign-out signup signin signout login logout register setup tokens
              settings sessions profile password circles groups export import me new edit delete all
              directory manage reset confirm members invitation invitations
              """,
              SPEAKING_FOR_THE_SITE,
              """
              管理员 管理員 官方 官方账号 客服 系统 系統 版主 工作人员 运营 匿名 匿名用户 游客 所有人 全体成员
              已注销 小编
              """)
          .flatMap(words -> Stream.of(words.strip().split("\\s+")))
          .map(MemberHandle::read)
          .flatMap(word -> Stream.of(word.key(), word.shape()))
          .collect(Collectors.toUnmodifiableSet());

  private ReservedHandles() {}

  private static List<ReadWord> read(String words) {
    return Stream.of(words.strip().split("\\s+")).map(ReadWord::new).toList();
  }

  static boolean contains(MemberHandle handle) {
    if (KEYS_AND_SHAPES.contains(handle.key()) || KEYS_AND_SHAPES.contains(handle.shape())) {
      return true;
    }
    String read = ReadWord.letters(handle.shape());
    return READ_WORDS.stream().anyMatch(word -> word.isReadIn(read))
        || OFFICIAL.isPartOf(read)
        || holdsTitle(handle.key())
        || holdsChineseTitle(handle.key());
  }

  /** Returns the whole without the digits around it, or one of the parts between separators. */
  private static boolean holdsTitle(String key) {
    return Stream.concat(Stream.of(key), SEPARATORS.splitAsStream(key))
        .flatMap(ReservedHandles::withAndWithoutDigits)
        .map(Lookalikes::shape) // only now: in a shape, 0 and 1 are letters
        .map(ReadWord::letters)
        .anyMatch(letters -> READ_TITLES.stream().anyMatch(word -> word.isReadIn(letters)));
  }

  /** A digit at the edge can be a letter of the word, as in {@code 5taff}, or a number after it. */
  private static Stream<String> withAndWithoutDigits(String part) {
    String begun = BEFORE.matcher(part).replaceAll("");
    String ended = BEHIND.matcher(part).replaceAll("");
    return Stream.of(part, begun, ended, BEHIND.matcher(begun).replaceAll(""));
  }

  private static boolean holdsChineseTitle(String key) {
    String bare = BEFORE.matcher(BEHIND.matcher(key).replaceAll("")).replaceAll("");
    return key.contains(OFFICIAL_IN_CHINESE)
        || CHINESE_TITLES.stream().anyMatch(word -> bare.startsWith(word) || bare.endsWith(word));
  }
}
