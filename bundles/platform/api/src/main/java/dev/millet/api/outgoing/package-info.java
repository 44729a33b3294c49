/** Requests that this site sends to others. */
@Export
@Version("1.0.0")
package dev.millet.api.outgoing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
