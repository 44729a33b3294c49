package dev.millet.mail.sending;

import dev.millet.mail.content.Letters;
import dev.millet.mail.queue.Claims;
import dev.millet.mail.queue.RefusedAddresses;
import dev.millet.mail.settings.CurrentSetup;
import dev.millet.mail.smtp.MailConnector;
import java.time.InstantSource;

/** The services that sending needs. */
public record SendingServices(
    Claims claims,
    RefusedAddresses refused,
    CurrentSetup setup,
    Letters letters,
    MailConnector connector,
    Checks checks,
    InstantSource clock) {}
