package dev.millet.mail.http;

import dev.millet.api.forms.Rules;
import dev.millet.platform.api.mail.MailRecipient;

/** The address that a test message goes to. */
public record TestMessage(String address) {

  public static final Rules<TestMessage> RULES =
      Rules.of(TestMessage.class)
          .line("address", 3, MailRecipient.MAX_ADDRESS_LENGTH, "lee@example.com")
          .require(
              "address",
              typed -> MailRecipient.isAddress(typed.address()),
              "not-an-address",
              "Write a mail address such as lee@example.com");
}
