package portico.tenancy;

import java.io.Serializable;

/**
 * Whom to call when nothing works (U47).
 *
 * @param outageHours such as 24x7
 * @param officeHours such as Mo-Fr 07:30-18:00
 * @param resellerName null unless the portal was reached under a reseller's own address
 */
public record SupportContact(
        String phone,
        String email,
        String outageHours,
        String officeHours,
        String operatorName,
        String operatorTown,
        String resellerName)
        implements Serializable {}
