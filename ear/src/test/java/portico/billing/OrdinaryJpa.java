package portico.billing;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.SQLRestriction;

/**
 * The tables as one maps them who thinks of objects: everything is reached from a contract, and fetched when it is reached; by methods
 * where another entity is in between, because a proxy has no fields.
 */
final class OrdinaryJpa {
    private OrdinaryJpa() {}

    @Entity(name = "Contract")
    @Table(name = "contract")
    static class Contract {
        @Id
        Long id;

        String number;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "payer_id")
        Node payer;

        String currency;
        String language;

        @Column(name = "billing_day")
        int billingDay;

        @Column(name = "cash_rounding")
        BigDecimal cashRounding;

        @Column(name = "due_days")
        int dueDays;

        @Column(name = "starts_on")
        LocalDate startsOn;

        @Column(name = "ends_on")
        LocalDate endsOn;

        @OneToMany(mappedBy = "contract")
        @OrderBy("id")
        List<Service> services;
    }

    @Entity(name = "Node")
    @Table(name = "node")
    static class Node {
        @Id
        Long id;

        String name;

        @Column(name = "operator_id")
        Long operatorId;

        @Column(name = "reseller_id")
        Long resellerId;

        @Column(name = "customer_id")
        Long customerId;

        @OneToMany(mappedBy = "node")
        List<Address> addresses;

        Long getId() {
            return id;
        }

        String getName() {
            return name;
        }

        Long getOperatorId() {
            return operatorId;
        }

        Long getResellerId() {
            return resellerId;
        }

        Long getCustomerId() {
            return customerId;
        }

        List<Address> getAddresses() {
            return addresses;
        }
    }

    @Entity(name = "Address")
    @Table(name = "address")
    static class Address {
        @Id
        Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "node_id")
        Node node;

        String name;
        String street;

        @Column(name = "house_number")
        String houseNumber;

        String postcode;
        String town;
        String country;
    }

    @Entity(name = "Service")
    @Table(name = "service")
    static class Service {
        @Id
        Long id;

        String number;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "contract_id")
        Contract contract;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "product_id")
        Product product;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "node_id")
        Node node;

        @ElementCollection
        @CollectionTable(name = "service_phase", joinColumns = @JoinColumn(name = "service_id"))
        @OrderBy("validFrom")
        List<Phase> phases;

        @OneToMany(mappedBy = "service")
        List<Price> prices;
    }

    @Embeddable
    static class Phase {
        @Column(name = "valid_from")
        LocalDate validFrom;

        @Column(name = "valid_until")
        LocalDate validUntil;

        int quantity;
        String state;
    }

    @Entity(name = "Product")
    @Table(name = "product")
    static class Product {
        @Id
        Long id;

        @Column(name = "name_de")
        String nameDe;

        @OneToMany(mappedBy = "product")
        @OrderBy("id")
        List<Charge> charges;

        String getNameDe() {
            return nameDe;
        }

        List<Charge> getCharges() {
            return charges;
        }
    }

    @Entity(name = "Charge")
    @Table(name = "charge")
    static class Charge {
        @Id
        Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "product_id")
        Product product;

        String code;
        String kind;
        String timing;

        @Column(name = "vat_category")
        String vatCategory;

        @Column(name = "name_de")
        String nameDe;

        @OneToMany(mappedBy = "charge")
        @SQLRestriction("service_id IS NULL")
        List<Price> listPrices;

        Long getId() {
            return id;
        }

        String getCode() {
            return code;
        }

        String getKind() {
            return kind;
        }

        String getTiming() {
            return timing;
        }

        String getVatCategory() {
            return vatCategory;
        }

        String getNameDe() {
            return nameDe;
        }

        List<Price> getListPrices() {
            return listPrices;
        }
    }

    @Entity(name = "Price")
    @Table(name = "price")
    static class Price {
        @Id
        Long id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "charge_id")
        Charge charge;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "service_id")
        Service service;

        String currency;

        @Column(name = "valid_from")
        LocalDate validFrom;

        @Column(name = "valid_until")
        LocalDate validUntil;

        BigDecimal amount;
    }

    @Entity(name = "Invoice")
    @Table(name = "invoice")
    static class Invoice {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "invoice")
        @SequenceGenerator(name = "invoice", sequenceName = "invoice_id_seq", allocationSize = 1)
        Long id;

        @Column(name = "run_id")
        long runId;

        @Column(name = "operator_id")
        Long operatorId;

        @Column(name = "reseller_id")
        Long resellerId;

        @Column(name = "customer_id")
        Long customerId;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "contract_id")
        Contract contract;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "payer_id")
        Node payer;

        LocalDate month;

        @Column(name = "invoice_date")
        LocalDate invoiceDate;

        @Column(name = "due_date")
        LocalDate dueDate;

        String currency;
        String language;
        BigDecimal net;
        BigDecimal vat;
        BigDecimal rounding;
        BigDecimal total;

        @Column(name = "open_amount")
        BigDecimal openAmount;

        @ColumnTransformer(write = "?::jsonb")
        String recipient;

        @OneToMany(mappedBy = "invoice", cascade = CascadeType.PERSIST)
        List<Line> lines = new ArrayList<>();

        @OneToMany(mappedBy = "invoice", cascade = CascadeType.PERSIST)
        List<Tax> taxes = new ArrayList<>();
    }

    @Entity(name = "Line")
    @Table(name = "invoice_line")
    @IdClass(LineId.class)
    static class Line {
        @Id
        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "invoice_id")
        Invoice invoice;

        @Id
        int position;

        @Column(name = "operator_id")
        Long operatorId;

        @Column(name = "reseller_id")
        Long resellerId;

        @Column(name = "customer_id")
        Long customerId;

        @Column(name = "node_id")
        Long nodeId;

        @Column(name = "node_name")
        String nodeName;

        @Column(name = "service_id")
        Long serviceId;

        @Column(name = "charge_id")
        Long chargeId;

        String kind;
        String text;

        @Column(name = "period_from")
        LocalDate periodFrom;

        @Column(name = "period_until")
        LocalDate periodUntil;

        BigDecimal quantity;

        @Column(name = "unit_price")
        BigDecimal unitPrice;

        BigDecimal net;

        @Column(name = "vat_category")
        String vatCategory;

        @Column(name = "vat_rate")
        BigDecimal vatRate;

        String derivation;
    }

    record LineId(Long invoice, int position) implements Serializable {}

    @Entity(name = "Tax")
    @Table(name = "invoice_vat")
    @IdClass(TaxId.class)
    static class Tax {
        @Id
        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "invoice_id")
        Invoice invoice;

        @Id
        String category;

        @Id
        BigDecimal rate;

        @Column(name = "operator_id")
        Long operatorId;

        @Column(name = "reseller_id")
        Long resellerId;

        @Column(name = "customer_id")
        Long customerId;

        BigDecimal net;
        BigDecimal vat;
    }

    record TaxId(Long invoice, String category, BigDecimal rate) implements Serializable {}
}
