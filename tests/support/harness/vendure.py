"""A real Vendure shop, with its superadmin and with customers who buy in it."""

import json
import os
import subprocess
import urllib.request

from .background import Background

SHOPS = os.path.join(os.path.dirname(__file__), "../../shops")
USER = PASSWORD = "superadmin"
PUSH_SECRET = "signed-by-the-shop"


class VendureShop:
    """`push_url`: where it sends what happens; none: it does not."""

    def __init__(self, folder, push_url=None):
        pushes = {"WEBHOOK_URL": push_url, "WEBHOOK_SECRET": PUSH_SECRET} if push_url else {}
        self._server = Background(
            "vendure",
            ["bash", f"{SHOPS}/run.sh", "vendure", "server.js"],
            folder / "vendure.log",
            stdin=subprocess.PIPE,
            env={**os.environ, **pushes},
        )
        self.url = "http://127.0.0.1:" + self._server.wait_for_line(r"^READY ", within=90).split()[1]
        self._admin = Session(f"{self.url}/admin-api")
        login = "mutation($u: String!, $p: String!) { login(username: $u, password: $p) { __typename } }"
        self._admin.ask(login, u=USER, p=PASSWORD)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.stop()

    def variant(self, sku):
        query = """query($sku: String!) { productVariants(options: {filter: {sku: {eq: $sku}}}) {
            items { id stockLevels { stockOnHand stockAllocated } } } }"""
        return self._admin.ask(query, sku=sku)["productVariants"]["items"][0]

    def has_on_hand(self, sku, units):
        edit = "mutation($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }"
        self._admin.ask(edit, input=[{"id": self.variant(sku)["id"], "stockOnHand": units}])

    def cancels(self, code):
        """The order, and gives its units back."""
        query = """query($code: String!) { orders(options: {filter: {code: {eq: $code}}}) {
            items { id lines { id quantity } } } }"""
        order = self._admin.ask(query, code=code)["orders"]["items"][0]
        lines = [{"orderLineId": line["id"], "quantity": line["quantity"]} for line in order["lines"]]
        cancel = """mutation($input: CancelOrderInput!) { cancelOrder(input: $input) {
            __typename ... on ErrorResult { message } } }"""
        self._admin.ask(cancel, input={"orderId": order["id"], "lines": lines, "cancelShipping": True})

    def customer(self):
        return Customer(self)


class Customer:
    """Somebody with a cart of their own."""

    def __init__(self, shop):
        self._shop = shop
        self._session = Session(f"{shop.url}/shop-api")

    def fills_cart(self, sku, units):
        add = """mutation($id: ID!, $n: Int!) { addItemToOrder(productVariantId: $id, quantity: $n) {
            __typename ... on ErrorResult { message } } }"""
        self._done(add, "Order", id=self._shop.variant(sku)["id"], n=units)
        return self

    def goes_to_pay(self):
        who = """mutation { setCustomerForOrder(input: {firstName: "A", lastName: "B",
            emailAddress: "buyer@shop.test"}) { __typename ... on ErrorResult { message } } }"""
        where = """mutation { setOrderShippingAddress(input: {fullName: "A B", streetLine1: "1",
            city: "S", postalCode: "1", countryCode: "CN"}) { __typename ... on ErrorResult { message } } }"""
        self._done(who, "Order")
        self._done(where, "Order")
        method = self._session.ask("{ eligibleShippingMethods { id } }")["eligibleShippingMethods"][0]["id"]
        how = """mutation($id: [ID!]!) { setOrderShippingMethod(shippingMethodId: $id) {
            __typename ... on ErrorResult { message } } }"""
        self._done(how, "Order", id=[method])
        ready = """mutation { transitionOrderToState(state: "ArrangingPayment") {
            __typename ... on ErrorResult { message } } }"""
        self._done(ready, "Order")
        return self

    def pays(self):
        """Answers the order's code."""
        pay = """mutation { addPaymentToOrder(input: {method: "test-pay", metadata: {}}) {
            __typename ... on Order { code state } ... on ErrorResult { message } } }"""
        return self._done(pay, "Order")["code"]

    def buys(self, sku, units):
        return self.fills_cart(sku, units).goes_to_pay().pays()

    def _done(self, mutation, kind, **variables):
        (answer,) = self._session.ask(mutation, **variables).values()
        if answer["__typename"] != kind:
            raise RuntimeError(f"Vendure refused: {answer}")
        return answer


class Session:
    """Speaks GraphQL and keeps the session's token, as Vendure gives it."""

    def __init__(self, url):
        self._url, self._token = url, None

    def ask(self, query, **variables):
        headers = {"Content-Type": "application/json"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        body = json.dumps({"query": query, "variables": variables}).encode()
        with urllib.request.urlopen(urllib.request.Request(self._url, body, headers), timeout=30) as answer:
            self._token = answer.headers.get("vendure-auth-token") or self._token
            content = json.load(answer)
        if content.get("errors"):
            raise RuntimeError(f"Vendure: {content['errors']}")
        return content["data"]
