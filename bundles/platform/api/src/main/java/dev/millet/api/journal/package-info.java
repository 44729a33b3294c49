/** The durable log of domain events, written in the same transaction as the change it tells of. */
@Export
@Version("1.5.0")
package dev.millet.api.journal;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
