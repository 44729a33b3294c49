package dev.millet.members.twofactor;

import dev.millet.members.secrets.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * The table of recovery codes, with which somebody signs in who lost the phone. Only hashes are in
 * it; a code has 80 random bits, and is deleted when it is used.
 */
final class RecoveryCodes {

  /** How many codes a member gets. */
  static final int COUNT = 10;

  private static final int GROUPS = 4;
  private static final int GROUP = 4;

  /** Without letters that are read as digits (Crockford's Base32, in small letters). */
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String DELETE_ALL =
      "DELETE FROM members_recovery_codes WHERE member_id = :member";

  private static final String INSERT =
      """
      INSERT INTO members_recovery_codes (code_hash, member_id, created_at)
      VALUES (:hash, :member, :now)
      """;

  private static final String DELETE =
      "DELETE FROM members_recovery_codes WHERE code_hash = :hash AND member_id = :member";

  private static final String COUNT_OF =
      "SELECT COUNT(*) FROM members_recovery_codes WHERE member_id = :member";

  private RecoveryCodes() {}

  /** Makes new codes in the place of those before; this is the only time that they are known. */
  static List<String> renew(Handle handle, long member, Instant now) {
    deleteAll(handle, member);
    List<String> codes = Stream.generate(RecoveryCodes::random).limit(COUNT).toList();
    for (String code : codes) {
      handle
          .createUpdate(INSERT)
          .bind("hash", hash(member, code))
          .bind("member", member)
          .bind("now", now)
          .execute();
    }
    return codes;
  }

  /** Uses a code up; false where it is none of the member's. */
  static boolean use(Handle handle, long member, String typed) {
    return handle
            .createUpdate(DELETE)
            .bind("hash", hash(member, typed))
            .bind("member", member)
            .execute()
        == 1;
  }

  static int count(Handle handle, long member) {
    return handle.createQuery(COUNT_OF).bind("member", member).mapTo(Integer.class).one();
  }

  static void deleteAll(Handle handle, long member) {
    handle.createUpdate(DELETE_ALL).bind("member", member).execute();
  }

  private static String random() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        code.append('-');
      }
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /** Of the characters alone: people leave hyphens out, or write spaces. */
  private static String hash(long member, String code) {
    return Secret.hashOfText("recovery " + member + ' ' + TypedCode.plain(code));
  }
}
