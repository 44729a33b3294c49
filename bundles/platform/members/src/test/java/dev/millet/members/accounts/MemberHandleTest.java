package dev.millet.members.accounts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import dev.millet.members.Town;
import org.junit.Test;

public final class MemberHandleTest {

  @Test
  public void lettersAndDigitsOfAnyScriptAreTaken() {
    for (String handle :
        new String[] {
          "li",
          "wang.wei",
          "王小明",
          "小明2008",
          "Ærøskøbing",
          "иван_петров",
          "たなか",
          "สมชาย",
          "김철수",
          "मोहन",
          "محمد",
          "a-b_c.d",
          "𠮷野家"
        }) {
      assertEquals(handle, MemberHandle.of(handle).text());
    }
  }

  @Test
  public void lengthsCountCodePoints() throws Exception {
    assertEquals("𠮷".repeat(30), MemberHandle.of("𠮷".repeat(30)).text());
    assertRefused("too-long", "𠮷".repeat(31));
    assertRefused("too-long", "a".repeat(10_000));
    assertRefused("too-short", "王");
    assertRefused("too-short", "");
    assertRefused("too-short", "   ");
    assertRefused("too-long", null);
  }

  @Test
  public void fullWidthAndCaseAreTheSameHandle() {
    assertEquals(MemberHandle.of("ｗａｎｇ").key(), MemberHandle.of("WANG").key());
    assertEquals(MemberHandle.of("straße").key(), MemberHandle.of("STRASSE").key());
    assertEquals(MemberHandle.of("ΣΊΣΥΦΟΣ").key(), MemberHandle.of("σίσυφος").key());
    assertEquals(
        "İstanbul and istanbul differ by a dot",
        false,
        MemberHandle.of("İstanbul").key().equals(MemberHandle.of("istanbul").key()));
  }

  @Test
  public void charactersThatHideOrTurnTheTextAreRefused() throws Exception {
    for (String handle :
        new String[] {
          "\u202Eadam", "ad\u0000am", "ad\u200Bam", "ad\u200Dam", "\uFEFFadam", "ad am", "ad\nam",
          "😀😀", "adam😀", "ad/am", "ad@am", "<b>adam", "a\u0301\u0301\u0301\u0301b", "adam\uD800",
          "ㅤㅤ", "\u3164\u3164", "ad\u00ADam", "ad'am", "ad%am"
        }) {
      assertRefused("characters", handle);
    }
  }

  @Test
  public void separatorsStandBetweenLetters() throws Exception {
    assertRefused("characters", ".adam");
    assertRefused("characters", "adam-");
    assertRefused("characters", "..");
    assertRefused("characters", "--");
  }

  @Test
  public void scriptsWhoseLettersLookAlikeAreNotMixed() throws Exception {
    assertRefused("mixed", "pаypal");
    assertRefused("mixed", "αdam");
    assertEquals("Tanaka田中", MemberHandle.of("Tanaka田中").text());
    assertEquals("ミスター田中さんX", MemberHandle.of("ミスター田中さんX").text());
    assertRefused("characters", "a1٢");
  }

  @Test
  public void handlesThatLookAlikeHaveOneShape() {
    assertEquals(MemberHandle.of("сосо").shape(), MemberHandle.of("coco").shape());
    assertNotEquals(MemberHandle.of("сосо").key(), MemberHandle.of("coco").key());
    assertEquals(MemberHandle.of("lead").shape(), MemberHandle.of("Iead").shape());
    assertEquals(MemberHandle.of("user10").shape(), MemberHandle.of("userlo").shape());
    assertEquals(MemberHandle.of("口口").shape(), MemberHandle.of("ロロ").shape());
    assertNotEquals(MemberHandle.of("wang-wei").shape(), MemberHandle.of("wang.wei").shape());
  }

  @Test
  public void namesOfTheSiteAreReserved() throws Exception {
    for (String handle :
        new String[] {"admin", "ADMIN", "Sign-In", "管理员", "官方", "tokens", "officiaI", "ａｄｍｉｎ"}) {
      assertRefused("reserved", handle);
    }
  }

  @Test
  public void whatIsReadAsANameOfTheSiteIsReservedToo() throws Exception {
    for (String handle :
        new String[] {
          "adm1n",
          "sysadm1n",
          "secur1ty",
          "4dmin",
          "ad-min",
          "adm_in",
          "a.d.m.i.n",
          "addmin",
          "adminn",
          "ádmin",
          "adm1ns",
          "adrnin",
          "m0derator",
          "5upport",
          "supp0rt",
          "5taff",
          "st4ff",
          "r00t",
          "rooot",
          "0fficial",
          "offlcial",
          "he1p",
          "h3lpdesk",
          "7eam",
          "t3am",
          "sy5tem",
          "m1llet",
          "mi11et",
          "we8master",
          "n0-reply",
          "no.reply",
          "4buse",
          "gue5t",
          "Adm1n",
          "S3CURITY",
          "ｓｅｃｕｒ１ｔｙ",
          "ADM1N",
          "0perator"
        }) {
      assertRefused("reserved", handle);
    }
  }

  @Test
  public void titlesBesideANumberOrAnotherWordAreReservedToo() throws Exception {
    for (String handle :
        new String[] {
          "the-admin",
          "wang-admin",
          "admin_wang",
          "the.adm1n.of.all",
          "admin1",
          "admin2026",
          "1admin",
          "adm1n1",
          "ad-min-1",
          "admin-1",
          "Admin.1",
          "staff1",
          "5taff5",
          "st4ff-9",
          "moderator007",
          "tech-support",
          "security-team",
          "millet-help",
          "millet2",
          "milletofficial",
          "official.wang",
          "wangoffic1al",
          "0fficialmi",
          "of-ficial-x",
          "小米官方",
          "官方小助手",
          "管理员1",
          "1管理员",
          "超级管理员",
          "小米客服",
          "客服-02",
          "管理員_王"
        }) {
      assertRefused("reserved", handle);
    }
  }

  @Test
  public void ordinaryHandlesAreNoNamesOfTheSite() {
    for (String handle :
        new String[] {
          "anna1",
          "s1mon",
          "team7",
          "team-blue",
          "guest42",
          "info24",
          "member5",
          "stafford",
          "rot",
          "roots",
          "al1ce",
          "t0m",
          "max5",
          "l33t",
          "badminton",
          "adam",
          "admiral",
          "helper",
          "heath",
          "hero",
          "supporter-of-rice",
          "systema",
          "secure",
          "operetta",
          "abu5",
          "millie",
          "mil-let-s",
          "sissy",
          "here4you",
          "modern",
          "adminton",
          "wangadmin",
          "staffan",
          "dumbstaff",
          "milletfan",
          "rootbeer",
          "solar-system",
          "square-root",
          "help-me",
          "office",
          "office1",
          "a1",
          "2026",
          "官小方",
          "操作系统",
          "系统之家",
          "管理",
          "小官",
          "김관리"
        }) {
      assertEquals(handle, MemberHandle.of(handle).text());
    }
  }

  @Test
  public void lookingForNonsenseFindsNothing() {
    assertEquals("", MemberHandle.keyOf(null));
    assertEquals("", MemberHandle.keyOf("a\u0000b"));
    assertEquals("", MemberHandle.keyOf("x".repeat(10_000)));
    assertEquals("wang", MemberHandle.keyOf(" Wang "));
  }

  private static void assertRefused(String code, String handle) throws Exception {
    var problem = Town.problem(() -> MemberHandle.of(handle));
    assertEquals(handle, 422, problem.status());
    assertEquals(handle, code, problem.fields().get(0).code());
  }
}
