package dev.mailsync.platform.identity;

/** The CRM's role names, as in the {@code groups} claim. */
public final class Role {

    public static final String ADMINISTRATOR = "administrator";
    public static final String COMPANY_MANAGER = "company-manager";
    public static final String MARKETING_MANAGER = "marketing-manager";
    public static final String SALES_MANAGER = "sales-manager";
    public static final String SALESPERSON = "salesperson";
    public static final String JR_SALESPERSON = "jr-salesperson";

    /**
     * Everybody with one of the roles above. No token contains it: the brackets keep it distinct from the CRM's own.
     */
    public static final String PERSON = "(any person)";

    /** The CRM's own back end, not a person. */
    public static final String CRM_SERVICE = "crm-service";

    private Role() {}
}
