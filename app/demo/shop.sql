-- SPDX-License-Identifier: GPL-3.0-or-later
-- A small live shop: the same rows on every machine (no clock, no random numbers).
PRAGMA page_size = 4096;
PRAGMA journal_mode = WAL;
PRAGMA application_id = 0x53484F50; -- "SHOP"
PRAGMA user_version = 3;
BEGIN;
CREATE TABLE customer (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    city TEXT NOT NULL,
    since TEXT NOT NULL
);
CREATE TABLE product (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    price_cents INTEGER NOT NULL CHECK (price_cents > 0),
    stock INTEGER NOT NULL
);
CREATE TABLE customer_order (
    id INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL REFERENCES customer (id),
    placed_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'paid', 'sent', 'returned'))
);
CREATE TABLE order_line (
    order_id INTEGER NOT NULL REFERENCES customer_order (id),
    position INTEGER NOT NULL,
    product_id INTEGER NOT NULL REFERENCES product (id),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    price_cents INTEGER NOT NULL,
    PRIMARY KEY (order_id, position)
) WITHOUT ROWID;
CREATE INDEX order_by_customer ON customer_order (customer_id, placed_at);
CREATE INDEX line_by_product ON order_line (product_id);
CREATE VIEW order_total AS
    SELECT order_id, sum(quantity * price_cents) AS total_cents FROM order_line GROUP BY order_id;

WITH RECURSIVE
    first_name(n, name) AS (VALUES (0, 'Ada'), (1, 'Boris'), (2, 'Chloé'), (3, 'Dmitri'),
        (4, 'Elena'), (5, 'Farid'), (6, 'Greta'), (7, 'Hugo'), (8, 'Ирина'), (9, 'Jun'), (10, 'Kofi')),
    last_name(n, name) AS (VALUES (0, 'Almeida'), (1, 'Berg'), (2, 'Costa'), (3, 'Dvořák'),
        (4, 'Eriksen'), (5, 'Fischer'), (6, 'Novak'), (7, 'Okafor'), (8, 'Петрова'), (9, 'Sato'),
        (10, 'Tanaka'), (11, 'Ueda'), (12, 'Weiß')),
    city(n, name) AS (VALUES (0, 'Lisboa'), (1, 'Oslo'), (2, 'Praha'), (3, 'Kyoto'),
        (4, 'Accra'), (5, 'Тверь'), (6, 'Köln')),
    i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < 800)
INSERT INTO customer
    SELECT i.n, first_name.name || ' ' || last_name.name, 'customer' || i.n || '@example.org',
           city.name, date('2023-01-01', '+' || (i.n * 37 % 1000) || ' days')
    FROM i
    JOIN first_name ON first_name.n = i.n % 11
    JOIN last_name ON last_name.n = (i.n * 7 + i.n / 11) % 13
    JOIN city ON city.n = (i.n * 5) % 7;

WITH RECURSIVE
    colour(n, name) AS (VALUES (0, 'Red'), (1, 'Blue'), (2, 'Green'), (3, 'Black'), (4, 'White')),
    thing(n, name) AS (VALUES (0, 'teapot'), (1, 'lamp'), (2, 'notebook'), (3, 'chair'),
        (4, 'scarf'), (5, 'bicycle bell'), (6, 'umbrella'), (7, 'coffee mill')),
    i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < 120)
INSERT INTO product
    SELECT i.n, colour.name || ' ' || thing.name || ' No. ' || i.n, 290 + i.n * 7919 % 9600,
           i.n * 31 % 200
    FROM i JOIN colour ON colour.n = i.n % 5 JOIN thing ON thing.n = (i.n / 5) % 8;

WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < 4000)
INSERT INTO customer_order
    SELECT n, n * 613 % 800 + 1,
           strftime('%Y-%m-%dT%H:%M:%SZ', '2024-01-01', '+' || (n * 251) || ' minutes'),
           CASE n % 10 WHEN 0 THEN 'returned' WHEN 1 THEN 'new' WHEN 2 THEN 'paid' ELSE 'sent' END
    FROM i;

WITH RECURSIVE position(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM position WHERE n < 4)
INSERT INTO order_line
    SELECT customer_order.id, position.n, product.id, (customer_order.id + position.n) % 3 + 1,
           product.price_cents
    FROM customer_order
    JOIN position ON position.n <= customer_order.id % 4 + 1
    JOIN product ON product.id = (customer_order.id * 17 + position.n * 29) % 120 + 1;
COMMIT;
