package dev.millet.mail.http;

import dev.millet.mail.queue.Decisions;
import dev.millet.mail.queue.RefusedAddresses;
import dev.millet.mail.sending.ServerState;
import dev.millet.mail.sending.TestMail;
import dev.millet.mail.settings.CurrentSetup;

/** The parts of mail that pages and API show. */
public record MailView(
    CurrentSetup setup,
    Decisions decisions,
    RefusedAddresses refused,
    ServerState server,
    TestMail test,
    Runnable wake) {}
