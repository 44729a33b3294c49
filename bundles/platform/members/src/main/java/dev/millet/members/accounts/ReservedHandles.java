package dev.millet.members.accounts;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Handles that nobody may choose: words of our paths, and names that speak for the site. Of the
 * latter also what is read as them.
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

  private static final List<ReadWord> READ_WORDS =
      Stream.of(SPEAKING_FOR_THE_SITE.strip().split("\\s+")).map(ReadWord::new).toList();

  private static final Set<String> KEYS_AND_SHAPES =
      Stream.of(
              """
              sign-up sign-in sign-out signup signin signout login logout register setup tokens
              settings sessions profile password circles export import me new edit delete all
              directory manage reset confirm members
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

  static boolean contains(MemberHandle handle) {
    if (KEYS_AND_SHAPES.contains(handle.key()) || KEYS_AND_SHAPES.contains(handle.shape())) {
      return true;
    }
    String read = ReadWord.letters(handle);
    return READ_WORDS.stream().anyMatch(word -> word.isReadIn(read));
  }
}
