/** The gateway's statistics, smoke tests and assets, for the platform's own bundles. */
@Export
@Version("1.2.0")
package dev.millet.platform.api.gateway;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
