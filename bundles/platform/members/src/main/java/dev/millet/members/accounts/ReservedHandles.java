package dev.millet.members.accounts;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Handles that nobody may choose: words of our paths, and names that speak for the site. */
public final class ReservedHandles {

  /** The handle of the administrator that an unattended set-up makes. */
  public static final MemberHandle ADMIN = MemberHandle.read("admin");

  private static final Set<String> KEYS_AND_SHAPES =
      Stream.of(
              """
              sign-up sign-in sign-out signup signin signout login logout register setup tokens
              settings sessions profile password circles export import me new edit delete all
              directory manage reset confirm
              """,
              """
              admin administrator root system operator moderator staff support help helpdesk
              official security abuse team millet everyone here anyone nobody visitor guest
              anonymous member members deleted unknown null undefined webmaster postmaster noreply
              no-reply info
              """,
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
    return KEYS_AND_SHAPES.contains(handle.key()) || KEYS_AND_SHAPES.contains(handle.shape());
  }
}
