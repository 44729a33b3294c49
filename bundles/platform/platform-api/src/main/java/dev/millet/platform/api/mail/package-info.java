/** Mail to people: queued with the change that it tells of, and sent soon after. */
@Export
@Version("1.1.0")
package dev.millet.platform.api.mail;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
