/** The rules for requests to other machines, for the platform's own bundles that send them. */
@Export
@Version("1.0.0")
package dev.millet.platform.api.outgoing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
