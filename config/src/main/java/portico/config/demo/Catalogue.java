package portico.config.demo;

import java.util.List;
import java.util.Map;

/** What the demo operator sells, for how much, in which languages. */
final class Catalogue {

    static final Map<String, List<String>> STREETS = Map.of(
            "de",
            List.of(
                    "Bahnhofstrasse",
                    "Dorfstrasse",
                    "Industriestrasse",
                    "Hauptstrasse",
                    "Schulweg",
                    "Mühlegasse",
                    "Kirchgasse",
                    "Feldweg",
                    "Bernstrasse",
                    "Seestrasse",
                    "Gewerbestrasse",
                    "Lindenweg"),
            "fr",
            List.of(
                    "Rue de la Gare",
                    "Grand-Rue",
                    "Chemin des Vignes",
                    "Avenue du Lac",
                    "Route Cantonale",
                    "Rue du Moulin"),
            "it",
            List.of("Via Stazione", "Via Cantonale", "Viale al Lago", "Via Industria", "Contrada Maggiore"));

    /** code, kind, level, right, names in de, fr, it, en. */
    static final Object[][] PRODUCTS = {
        {
            "INET-200",
            "STANDARD",
            "SITE",
            null,
            "Business Internet 200",
            "Business Internet 200",
            "Business Internet 200",
            "Business Internet 200"
        },
        {
            "INET-500",
            "STANDARD",
            "SITE",
            null,
            "Business Internet 500",
            "Business Internet 500",
            "Business Internet 500",
            "Business Internet 500"
        },
        {
            "INET-1000",
            "STANDARD",
            "SITE",
            null,
            "Business Internet 1000",
            "Business Internet 1000",
            "Business Internet 1000",
            "Business Internet 1000"
        },
        {
            "INET-10G",
            "STANDARD",
            "SITE",
            null,
            "Business Internet 10G",
            "Business Internet 10G",
            "Business Internet 10G",
            "Business Internet 10G"
        },
        {
            "BACKUP-5G",
            "STANDARD",
            "SITE",
            null,
            "Mobiles Backup 5G",
            "Secours mobile 5G",
            "Backup mobile 5G",
            "Mobile backup 5G"
        },
        {"ROUTER", "STANDARD", "SITE", null, "Miet-Router", "Routeur en location", "Router a noleggio", "Rented router"
        },
        {"CONNECT-BASIC", "STANDARD", "SITE", null, "Connect Basic", "Connect Basic", "Connect Basic", "Connect Basic"},
        {
            "SITE-NET",
            "STANDARD",
            "CUSTOMER",
            null,
            "Standortvernetzung",
            "Mise en réseau des sites",
            "Interconnessione delle sedi",
            "Site networking"
        },
        {
            "VPBX",
            "STANDARD",
            "CUSTOMER",
            "Business Voice Virtual PBX",
            "Business Voice Virtual PBX",
            "Business Voice Virtual PBX",
            "Business Voice Virtual PBX",
            "Business Voice Virtual PBX"
        },
        {"VOICE", "STANDARD", "CUSTOMER", null, "Business Voice", "Business Voice", "Business Voice", "Business Voice"},
        {
            "MAIL",
            "STANDARD",
            "CUSTOMER",
            null,
            "Geschäftspost",
            "Messagerie d’entreprise",
            "Posta aziendale",
            "Business mail"
        },
        {
            "MANAGED",
            "INDIVIDUAL",
            "CUSTOMER",
            null,
            "Betreutes Netz, individuell",
            "Réseau géré, individuel",
            "Rete gestita, individuale",
            "Managed network, individual"
        },
        {
            "INSTALL",
            "STANDARD",
            "SITE",
            null,
            "Installation vor Ort",
            "Installation sur place",
            "Installazione sul posto",
            "On-site installation"
        },
    };

    /** code, product, kind, timing, VAT category, names in de, fr, it, en. A printed book is taxed at the reduced rate. */
    static final Object[][] CHARGES = {
        {
            "INET-200-FEE",
            "INET-200",
            "RECURRING",
            "ADVANCE",
            "STANDARD",
            "Business Internet 200",
            "Business Internet 200",
            "Business Internet 200",
            "Business Internet 200"
        },
        {
            "INET-500-FEE",
            "INET-500",
            "RECURRING",
            "ADVANCE",
            "STANDARD",
            "Business Internet 500",
            "Business Internet 500",
            "Business Internet 500",
            "Business Internet 500"
        },
        {
            "INET-1000-FEE",
            "INET-1000",
            "RECURRING",
            "ADVANCE",
            "STANDARD",
            "Business Internet 1000",
            "Business Internet 1000",
            "Business Internet 1000",
            "Business Internet 1000"
        },
        {
            "INET-10G-FEE",
            "INET-10G",
            "RECURRING",
            "ADVANCE",
            "STANDARD",
            "Business Internet 10G",
            "Business Internet 10G",
            "Business Internet 10G",
            "Business Internet 10G"
        },
        {
            "BACKUP-5G-FEE",
            "BACKUP-5G",
            "RECURRING",
            "ADVANCE",
            "STANDARD",
            "Mobiles Backup 5G",
            "Secours mobile 5G",
            "Backup mobile 5G",
            "Mobile backup 5G"
        },
        {
            "ROUTER-FEE",
            "ROUTER",
            "RECURRING",
            "ADVANCE",
            "STANDARD",
            "Miet-Router",
            "Routeur en location",
            "Router a noleggio",
            "Rented router"
        },
        {
            "CONNECT-BASIC-FEE",
            "CONNECT-BASIC",
            "RECURRING",
            "ARREARS",
            "STANDARD",
            "Connect Basic",
            "Connect Basic",
            "Connect Basic",
            "Connect Basic"
        },
        {
            "SITE-NET-FEE",
            "SITE-NET",
            "RECURRING",
            "ADVANCE",
            "STANDARD",
            "Standortvernetzung",
            "Mise en réseau des sites",
            "Interconnessione delle sedi",
            "Site networking"
        },
        {
            "VPBX-SEAT",
            "VPBX",
            "RECURRING",
            "ADVANCE",
            "STANDARD",
            "Virtual PBX, Teilnehmer",
            "Virtual PBX, postes",
            "Virtual PBX, utenti",
            "Virtual PBX, seats"
        },
        {
            "VOICE-CHANNEL",
            "VOICE",
            "RECURRING",
            "ADVANCE",
            "STANDARD",
            "Business Voice, Sprachkanäle",
            "Business Voice, canaux vocaux",
            "Business Voice, canali vocali",
            "Business Voice, voice channels"
        },
        {"VOICE-CALLS", "VOICE", "USAGE", "ARREARS", "STANDARD", "Gespräche", "Communications", "Conversazioni", "Calls"
        },
        {
            "MAIL-BOX",
            "MAIL",
            "RECURRING",
            "ARREARS",
            "STANDARD",
            "Geschäftspost, Postfächer",
            "Messagerie, boîtes aux lettres",
            "Posta aziendale, caselle",
            "Business mail, mailboxes"
        },
        {
            "MANAGED-FEE",
            "MANAGED",
            "RECURRING",
            "ARREARS",
            "STANDARD",
            "Betreutes Netz",
            "Réseau géré",
            "Rete gestita",
            "Managed network"
        },
        {
            "INSTALL-FEE",
            "INSTALL",
            "ONE_OFF",
            "ARREARS",
            "STANDARD",
            "Installation vor Ort",
            "Installation sur place",
            "Installazione sul posto",
            "On-site installation"
        },
        {
            "INSTALL-BOOK",
            "INSTALL",
            "ONE_OFF",
            "ARREARS",
            "REDUCED",
            "Betriebshandbuch, gedruckt",
            "Manuel d’exploitation, imprimé",
            "Manuale d’esercizio, stampato",
            "Operating manual, printed"
        },
    };

    /** charge, valid from, valid until, CHF, EUR. INET-200 becomes dearer in the middle of a month. */
    static final Object[][] PRICES = {
        {"INET-200-FEE", "2019-01-01", "2026-10-12", "119.00", "115.00"},
        {"INET-200-FEE", "2026-10-12", null, "124.00", "120.00"},
        {"INET-500-FEE", "2019-01-01", "2026-01-01", "179.00", "172.00"},
        {"INET-500-FEE", "2026-01-01", null, "189.00", "182.00"},
        {"INET-1000-FEE", "2019-01-01", null, "289.00", "279.00"},
        {"INET-10G-FEE", "2019-01-01", "2025-01-01", "790.00", "760.00"},
        {"INET-10G-FEE", "2025-01-01", null, "690.00", "665.00"},
        {"BACKUP-5G-FEE", "2019-01-01", null, "39.00", "38.00"},
        {"ROUTER-FEE", "2019-01-01", null, "12.50", "12.00"},
        {"CONNECT-BASIC-FEE", "2019-01-01", null, "9.00", "8.70"},
        {"SITE-NET-FEE", "2019-01-01", "2026-11-01", "180.00", "174.00"},
        {"SITE-NET-FEE", "2026-11-01", null, "185.00", "179.00"},
        {"VPBX-SEAT", "2019-01-01", null, "14.50", "14.00"},
        {"VOICE-CHANNEL", "2019-01-01", null, "16.00", "15.50"},
        {"MAIL-BOX", "2019-01-01", null, "4.90", "4.75"},
        {"INSTALL-FEE", "2019-01-01", null, "290.00", "280.00"},
        {"INSTALL-BOOK", "2019-01-01", null, "38.00", "36.50"},
    };

    /** prefix, name, per minute in CHF, first and next increment in seconds. The empty prefix is the rest of the world. */
    static final Object[][] TARIFFS = {
        {null, "International", "0.900000", 60, 60},
        {"41", "Schweiz Festnetz", "0.038500", 60, 1},
        {"4175", "Schweiz Mobil", "0.284000", 60, 1},
        {"4176", "Schweiz Mobil", "0.284000", 60, 1},
        {"4177", "Schweiz Mobil", "0.284000", 60, 1},
        {"4178", "Schweiz Mobil", "0.284000", 60, 1},
        {"4179", "Schweiz Mobil", "0.284000", 60, 1},
        {"41800", "Schweiz gratis 0800", "0.000000", 60, 60},
        {"4184", "Schweiz 084x", "0.083300", 60, 60},
        {"423", "Liechtenstein", "0.045000", 60, 1},
        {"49", "Deutschland Festnetz", "0.045500", 60, 1},
        {"4915", "Deutschland Mobil", "0.216000", 60, 1},
        {"4916", "Deutschland Mobil", "0.216000", 60, 1},
        {"4917", "Deutschland Mobil", "0.216000", 60, 1},
        {"33", "Frankreich Festnetz", "0.047000", 60, 1},
        {"336", "Frankreich Mobil", "0.223000", 60, 1},
        {"337", "Frankreich Mobil", "0.223000", 60, 1},
        {"39", "Italien Festnetz", "0.049500", 60, 1},
        {"393", "Italien Mobil", "0.241000", 60, 1},
        {"43", "Österreich Festnetz", "0.047500", 60, 1},
        {"436", "Österreich Mobil", "0.232000", 60, 1},
        {"44", "Grossbritannien", "0.052500", 60, 1},
        {"447", "Grossbritannien Mobil", "0.268000", 60, 1},
        {"1", "USA und Kanada", "0.055000", 60, 1},
        {"351", "Portugal", "0.061500", 60, 1},
        {"381", "Serbien", "0.310000", 60, 30},
        {"90", "Türkei", "0.295000", 60, 30},
    };

    private Catalogue() {}
}
