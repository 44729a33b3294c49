/** How the platform finds out whose a request is. */
@Export
@Version("1.2.0")
package dev.millet.platform.api.members;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
