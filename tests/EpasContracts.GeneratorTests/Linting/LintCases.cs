using System.Globalization;

namespace EpasContracts.Tests.Linting;

/// <summary>A document without a fault, and one fault at a time put into it; § marks the place that the finding must name.</summary>
internal static class LintCases
{
    /// <summary>A document in which no linter finds anything.</summary>
    public const string Sound = """
        openapi: 3.1.0
        info:
          title: Orders
          description: Orders of a shop.
          version: '1'
          contact: {name: Acme}
          license: {name: MIT, identifier: MIT}
        servers:
          - url: https://{region}.acme.test/v1
            variables:
              region: {default: eu, enum: [eu, us], description: Where the shop is.}
        security:
          - login: [read]
        tags:
          - name: orders
            description: Orders and their states.
        paths:
          /orders/{id}:
            get:
              operationId: showOrder
              summary: Show an order
              description: Shows one order with its state.
              tags: [orders]
              parameters:
                - {name: id, in: path, required: true, description: The id., schema: {type: string}, example: a1}
              responses:
                '200':
                  description: The order.
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Order'}
                      example: {id: a1, state: OPEN}
                '404': {description: No order has this id.}
        components:
          securitySchemes:
            login:
              type: oauth2
              description: Ask the shop for a client.
              flows: {clientCredentials: {tokenUrl: 'https://acme.test/token', scopes: {read: Reads orders.}}}
          schemas:
            Order:
              type: object
              description: An order.
              required: [id]
              properties:
                id: {type: string, description: The id.}
                state: {$ref: '#/components/schemas/State'}
                extra: {type: string}
            State: {type: string, description: Where it stands., enum: [OPEN, PAID]}

        """;

    private const string Get = """
            get:
              operationId: showOrder
        """;

    private const string Hook = "{operationId: hook, summary: Hook, description: Called when it is paid., tags: [orders], responses: {'200': {description: Heard.}, '400': {description: Not heard.}}}";

    /// <summary>Every case: the rule and the document, with § at the place of the finding.</summary>
    public static IReadOnlyList<(string Id, string Marked)> All { get; } =
    [
        Case("EPAS3001", ("info:", "§info:"), ("  contact: {name: Acme}\n", "")),
        Case("EPAS3002", ("info:", "§info:"), ("  license: {name: MIT, identifier: MIT}\n", "")),
        Case("EPAS3003", ("license: {name: MIT, identifier: MIT}", "§license: {name: MIT}")),
        Case("EPAS3004", ("info:", "§info:"), ("  description: Orders of a shop.\n", "")),
        Case("EPAS3010", ("openapi", "§openapi"), (ServersOf(Sound), "")),
        Case("EPAS3010", (ServersOf(Sound), "§servers: []\n")),
        Case("EPAS3011", ("url: https://{region}.acme.test/v1", "§url: https://{region}.acme.test/v1/")),
        Case("EPAS3012", ("url: https://{region}.acme.test/v1", "§url: https://{region}.example.com/v1")),
        Case("EPAS3013", ("url: https://{region}.acme.test/v1", "§url: https://{region}.{zone}.acme.test/v1")),
        Case("EPAS3014", ("url: https://{region}.acme.test/v1", "url: https://acme.test/v1"), ("      region:", "      §region:")),
        Case("EPAS3015", ("enum: [eu, us]", "§enum: []")),
        Case("EPAS3016", ("{default: eu, enum", "{§default: asia, enum")),
        Case("EPAS3017", ("url: https://{region}.acme.test/v1", "§url: 'https://{region}.acme.test/a b'")),
        Case("EPAS3020", ("tags: [orders]", "tags: [§order]")),
        Case("EPAS3021", ("- name: orders\n    description: Orders and their states.", "- §name: orders")),
        Case("EPAS3022", ("paths:", "  - §name: orders\n    description: Again.\npaths:")),
        Case("EPAS3023", (Get, Get.Replace("get", "§get", StringComparison.Ordinal)), ("      tags: [orders]\n", "")),
        Case("EPAS3024", ("3.1.0", "3.2.0"), ("- name: orders", "- §parent: nobody\n    name: orders")),
        Case("EPAS3030", (Get, "    §get:")),
        Case("EPAS3031", ("operationId: showOrder", "§operationId: show order")),
        Case("EPAS3032", (Get, Get.Replace("get", "§get", StringComparison.Ordinal)), ("      description: Shows one order with its state.\n", "")),
        Case("EPAS3033", (Get, Get.Replace("get", "§get", StringComparison.Ordinal)), ("      summary: Show an order\n", "")),
        Case("EPAS3034", ("      responses:", "      §responses:"), ("'200':", "'500':")),
        Case("EPAS3035", ("      responses:", "      §responses:"), ("        '404': {description: No order has this id.}\n", "")),
        Case("EPAS3036", ("      parameters:", Callback("§callbacks: {inner: {'{$request.query.u}': {post: " + Hook + "}}}") + "      parameters:")),
        Case("EPAS3037", ("components:", "webhooks: {paid: {post: {§servers: [{url: 'https://acme.test'}], " + Hook[1..] + "}}\ncomponents:")),
        Case("EPAS3038", ("components:", "webhooks: {paid: {post: {§callbacks: {again: {'{$request.query.u}': {post: " + Hook + "}}}, " + Hook.Replace("Called", "Woken", StringComparison.Ordinal).Replace("hook", "hook2", StringComparison.Ordinal)[1..] + "}}\ncomponents:")),
        Case("EPAS3039", ("        '404':", "        §404:")),
        Case("EPAS3040", ("  /orders/{id}:", "  §/orders/{id}/:")),
        Case("EPAS3041", ("  /orders/{id}:", "  §/orders/{id}?full=true:")),
        Case("EPAS3042", ("  /orders/{id}:", "  §/orders/{id}/{}:")),
        Case("EPAS3043", ("components:", "  §/{kind}/first:\n    get: " + Operation("kind") + "\ncomponents:")),
        Case("EPAS3044", ("  /orders/{id}:", "  §/orders/{id}/{id}:")),
        Case("EPAS3045", ("3.1.0", "3.2.0"), ("      responses:", "        - {name: page, in: query, description: A page., schema: {type: integer}}\n        - §{name: all, in: querystring, description: The query., content: {application/x-www-form-urlencoded: {schema: {type: object}}}}\n      responses:")),
        Case("EPAS3050", ("security:\n  - login: [read]\n", ""), (Get, Get.Replace("get", "§get", StringComparison.Ordinal))),
        Case("EPAS3051", ("  - login: [read]", "  - login: [§write]")),
        Schema("EPAS3060", "{type: string, enum: [a, §4]}"),
        Schema("EPAS3060", "{type: [integer, 'null'], enum: [1, null, §a]}"),
        Schema("EPAS3061", "{type: array}", atKey: true),
        Schema("EPAS3062", "{type: object, §items: {type: string}}"),
        Schema("EPAS3062", "{type: array, items: {type: string}, §properties: {a: {type: string}}}"),
        Schema("EPAS3062", "{type: integer, §minLength: 3}"),
        Schema("EPAS3063", "{type: object, required: [a, §b], allOf: [{properties: {a: {type: string}}}, {type: object}]}"),
        Schema("EPAS3064", "{§oneOf: [{type: string}]}"),
        Schema("EPAS3064", "{§allOf: [{type: string}]}"),
        Schema("EPAS3064", "{anyOf: [{type: string}, §{type: string}]}"),
        Schema("EPAS3065", "{type: integer, maximum: 3, §exclusiveMaximum: 3}"),
        Case("EPAS3066", ("3.1.0", "3.2.0"), ("extra: {type: string}", "extra: {type: string, xml: {§attribute: true}}")),
        Schema("EPAS3067", "{type: string, §pattern: '(a'}"),
        Schema("EPAS3068", @"{type: string, §pattern: '^\-a$'}"),
        Schema("EPAS3069", "{type: string, §pattern: '^(?=a)b$'}"),
        Schema("EPAS3070", "{type: string, §minLength: 4, maxLength: 3}"),
        Schema("EPAS3070", "{type: number, §minimum: 1e1, maximum: 9.99}"),
        Case30("EPAS3071", ("extra: {type: string}", "extra: {§nullable: true}")),
        Schema("EPAS3072", "{§oneOf: [{type: string, maxLength: 3}, {type: string, minLength: 4}]}"),
        Schema("EPAS3072", "{§oneOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {a: {type: string}, b: {type: string}}}]}"),
        Case("EPAS3073", ("3.1.0", "3.2.0"), ("extra: {type: string}", "extra: {type: object, §discriminator: {propertyName: kind}}")),
        Case("EPAS3074", ("3.1.0", "3.2.0"), ("extra: {type: string}", "extra: {type: object, discriminator: {propertyName: kind, §defaultMapping: Lost}}")),
        Case("EPAS3075", ("3.1.0", "3.2.0"), ("example: {id: a1, state: OPEN}", "§encoding: {id: {contentType: text/plain}}\n              itemEncoding: {contentType: text/plain}\n              example: {id: a1, state: OPEN}")),
        Schema("EPAS3080", "{type: string, maxLength: 2, §example: abc}"),
        Schema("EPAS3080", "{type: string, format: date, §example: today}"),
        Schema("EPAS3080", "{type: string, pattern: '^a$', §example: b}"),
        Schema("EPAS3080", "{type: number, multipleOf: 0.1, §example: 0.25}"),
        Schema("EPAS3080", "{type: array, items: {type: integer}, uniqueItems: true, §example: [1, 1.0]}"),
        Schema("EPAS3080", "{anyOf: [{type: integer}, {type: boolean}], §example: a}"),
        Case("EPAS3080", ("example: {id: a1, state: OPEN}", "example: {id: a1, §state: LOST}")),
        Case("EPAS3080", ("example: {id: a1, state: OPEN}", "§example: {state: OPEN}")),
        Case("EPAS3080", ("schema: {type: string}, example: a1", "schema: {type: string}, §example: 1")),
        Schema("EPAS3081", "{type: string, §default: 4}"),
        Case("EPAS3082", ("example: {id: a1, state: OPEN}", "example: {id: a1, §colour: red}")),
        Case("EPAS3080", ("components:", "webhooks: {paid: {post: {requestBody: {content: {application/json: {schema: {type: string}, §example: 4}}}, " + Hook[1..] + "}}\ncomponents:")),
        Case("EPAS3083", ("example: {id: a1, state: OPEN}", "examples: {§one: {value: {id: a1}, externalValue: 'https://acme.test/a'}}")),
        Case("EPAS3084", ("    State: ", Alternatives(12) + "    State: "), ("extra: {type: string}", "extra: {$ref: '#/components/schemas/A0', §example: []}")),
        Case("EPAS3090", ("    State: ", "    §Lost: {type: string}\n    State: ")),
        Case("EPAS3090", ("  schemas:", "  parameters: {§lost: {name: a, in: query, description: An a., schema: {type: string}}}\n  schemas:")),
        Case("EPAS3091", ("    State: ", "    Lost: {type: object, properties: {a: {$ref: '#/components/schemas/Below'}}}\n    §Below: {type: string}\n    State: ")),
        Case("EPAS3092", ("#/components/schemas/State", "#/components/schemas/a state"), ("    State: ", "    §'a state': ")),
        Case("EPAS3093", ("'404': {description: No order has this id.}", "'404': {$ref: '#/components/responses/Lost', §content: {}}"), ("  schemas:", "  responses: {Lost: {description: Lost.}}\n  schemas:")),
        Schema("EPAS3094", "{type: string, §description: 'Run <script>this</script>'}"),
        Schema("EPAS3094", "{type: string, §description: 'Run eval(this)'}"),
        Schema("EPAS3094", "{type: string, §description: '<img src=x onerror=y>'}"),
        Schema("EPAS3094", "{type: string, §description: '[this](javascript:x)'}"),
        Case("EPAS3101", ("    State: ", "    state: {type: string, enum: [a]}\n    §State: "), ("extra: {type: string}", "extra: {$ref: '#/components/schemas/state'}")),
        Case("EPAS3101", ("extra: {type: string}", "§STATE: {type: string}")),
        Case("EPAS3101", ("enum: [OPEN, PAID]", "enum: [OPEN, §open]")),
        Case("EPAS3102", ("extra: {type: string}", "§order: {type: string}")),
        Case("EPAS3102", ("extra: {type: string}", "§validate: {type: string}")),
        Case("EPAS3102", ("    State: ", "    §Parse: {type: object, properties: {a: {type: string}}}\n    State: "), ("extra: {type: string}", "extra: {$ref: '#/components/schemas/Parse'}")),
        Case("EPAS3103", ("enum: [OPEN, PAID]", "enum: [OPEN, §'***']")),
        Case("EPAS3104", ("extra: {type: string}", "§extra: {type: object, properties: {a: {type: string}}}")),
    ];

    /// <summary>The document without the mark.</summary>
    public static string Unmarked(string marked) => marked.Replace("§", "", StringComparison.Ordinal);

    private static (string Id, string Marked) Case(string id, params (string Old, string New)[] edits)
    {
        var text = Sound;
        foreach (var (old, replacement) in edits)
        {
            Assert.True(text.Contains(old, StringComparison.Ordinal), $"{id}: the sound document has no '{old}'.");
            var at = text.IndexOf(old, StringComparison.Ordinal);
            text = text[..at] + replacement + text[(at + old.Length)..];
        }

        return (id, text);
    }

    private static (string Id, string Marked) Case30(string id, params (string Old, string New)[] edits) =>
        Case(id, [("3.1.0", "3.0.3"), ("identifier: MIT", "url: 'https://acme.test/mit'"), .. edits]);

    private static (string Id, string Marked) Schema(string id, string schema, bool atKey = false) =>
        Case(id, ("extra: {type: string}", (atKey ? "§" : "") + "extra: " + schema));

    private static string ServersOf(string document)
    {
        var start = document.IndexOf("servers:", StringComparison.Ordinal);
        return document[start..document.IndexOf("security:", StringComparison.Ordinal)];
    }

    private static string Callback(string inner) =>
        "      callbacks: {done: {'{$request.query.u}': {post: {" + inner + ", "
        + Hook.Replace("hook", "outer", StringComparison.Ordinal)[1..] + "}}}\n";

    private static string Operation(string parameter) =>
        "{operationId: first, summary: First, description: Shows the first., tags: [orders], parameters: [{name: " + parameter
        + ", in: path, required: true, description: A p., schema: {type: string}}], responses: {'200': {description: It.}, '404': {description: None.}}}";

    /// <summary>Alternatives inside alternatives, none of which accepts a list: 4^depth ways to find out.</summary>
    private static string Alternatives(int depth) => string.Concat(Enumerable.Range(0, depth).Select(i => string.Create(
        CultureInfo.InvariantCulture,
        $"    A{i}: {{anyOf: [{string.Join(", ", Enumerable.Range(0, 4).Select(j => i == depth - 1 ? $"{{type: string, minLength: {j}}}" : $"{{title: t{j}, $ref: '#/components/schemas/A{i + 1}'}}"))}]}}\n")));
}
