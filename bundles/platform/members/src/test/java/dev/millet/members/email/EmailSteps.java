package dev.millet.members.email;

import dev.millet.api.gateway.Reply;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Member;
import dev.millet.members.Town;
import dev.millet.members.accounts.Addresses;
import dev.millet.members.requests.ChangeEmailRequest;
import dev.millet.testing.FakeRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What members and browsers do with addresses, codes and links in tests. */
final class EmailSteps {

  static final String PAGE = "/members/email/{secret}";
  static final String STOP = "/members/email/stop/{secret}";
  static final String AGREE = "/members/email/agree/{secret}";
  static final String CODE = "/members/sign-in/code";
  static final String ENTER = CODE + "/enter";
  static final String FORGOT = "/members/sign-in/forgot";
  static final String OWN = "/api/v1/members/me/email";

  private final Town town;

  EmailSteps(Town town) {
    this.town = town;
  }

  static String address() {
    return Town.freshHandle() + "@example.org";
  }

  /** The address of an {@link #owner}. */
  static String address(Member member) {
    return member.handle() + "@example.org";
  }

  /** Somebody with a confirmed address. */
  Member owner() throws Exception {
    Member member = town.someone();
    confirm(member, address(member));
    return member;
  }

  void change(Member member, String email, String password) throws Exception {
    town.call(
        FakeRequest.of("PUT", OWN).by(member).json(new ChangeEmailRequest(email, password, null)));
  }

  /** Asks for an address, and returns it. */
  String ask(Member member) throws Exception {
    String address = address();
    change(member, address, Town.PASSWORD);
    return address;
  }

  /** Confirms an address by its link, and by that of the confirmed address which it replaces. */
  String confirm(Member member, String address) throws Exception {
    Optional<String> before =
        town.accounts.addresses().of(member.id()).map(Addresses.Confirmed::address);
    change(member, address, Town.PASSWORD);
    confirmNew(member, address);
    if (before.isPresent()) {
      agree(before.get());
    }
    return confirmed(member);
  }

  Reply confirmNew(Member member, String address) throws Exception {
    return town.call(page("POST", town.mail.secret("confirm", address), member), PAGE);
  }

  /** Confirms a change by the newest link that a current address got. */
  Reply agree(String current) throws Exception {
    return town.call(agree("POST", town.mail.secret("change", current)), AGREE);
  }

  String confirmed(Member member) {
    return town.accounts.addresses().of(member.id()).orElseThrow().address();
  }

  static FakeRequest page(String method, String secret, Member member) {
    return link(method, PAGE, secret).by(member);
  }

  static FakeRequest stop(String method, String secret) {
    return link(method, STOP, secret);
  }

  static FakeRequest agree(String method, String secret) {
    return link(method, AGREE, secret);
  }

  private static FakeRequest link(String method, String template, String secret) {
    return FakeRequest.of(method, template).with("secret", secret);
  }

  /** Does what the journal tells the bundle's own subscription to do, once more for each call. */
  void deliver() throws Exception {
    Subscription subscription = town.mailedSignIn.subscription();
    List<JournalEntry> entries =
        town.journal.entries().stream()
            .filter(entry -> subscription.types().contains(entry.type()))
            .toList();
    subscription.handler().handle(entries);
  }

  Reply askForCode(String name) throws Exception {
    Reply reply = town.call(FakeRequest.post(CODE).form("name", name, "to", "/"));
    deliver();
    return reply;
  }

  /** Asks for a code, and returns the cookie of the browser. */
  String browser(String name) throws Exception {
    return cookie(askForCode(name), "millet_code");
  }

  Reply enter(String cookie, String code) throws Exception {
    return town.call(
        FakeRequest.post(ENTER).cookie("millet_code", cookie).form("code", code, "to", "/"));
  }

  Reply forgot(String name) throws Exception {
    Reply reply = town.call(FakeRequest.post(FORGOT).form("name", name));
    deliver();
    return reply;
  }

  static String cookie(Reply reply, String name) {
    return reply.headers().stream()
        .map(header -> header.getValue())
        .filter(value -> value.startsWith(name + "="))
        .map(value -> value.substring(name.length() + 1, value.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }

  String body(Reply reply) {
    return reply.body() instanceof Reply.JsonValue value
        ? town.json.write(value.value())
        : reply.body() instanceof Reply.Bytes bytes
            ? new String(bytes.content(), StandardCharsets.UTF_8)
            : reply.toString();
  }
}
