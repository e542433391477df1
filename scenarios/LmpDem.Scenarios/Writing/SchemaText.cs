using System.Text.Json;
using System.Text.Json.Nodes;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Describing;

namespace LmpDem.Scenarios.Writing;

/// <summary>The JSON schema of a scenario or a reference (draft 2020-12), for editors and other tools.</summary>
public static class SchemaText
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as JSON.</summary>
    /// <param name="defaults">A record with what holds where keys are left out.</param>
    /// <param name="example">A record of the same type whose values stand as examples where they differ from the defaults.</param>
    /// <param name="title">Title of the schema.</param>
    public static string Write(object defaults, object example, string title = "LmpDem scenario")
    {
        var schema = Record(defaults.GetType(), defaults, example);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);
        return schema.ToJsonString(Indented);
    }

    private static JsonObject Record(Type type, object? defaults, object? example)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var key in SpecKey.Of(type))
        {
            properties[key.Name] = Key(key, defaults is null ? null : key.Get(defaults), example is null ? null : key.Get(example));
            if (key.IsRequired) required.Add(key.Name);
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Count > 0) schema["required"] = required;
        return schema;
    }

    private static JsonObject Key(SpecKey key, object? value, object? example)
    {
        var single = key.Kind != SpecKind.Record ? Scalar(key)
            : key.IsList ? Record(key.ValueType, null, null) : Record(key.ValueType, value, example);
        var schema = key.IsList ? new JsonObject { ["type"] = "array", ["items"] = single } : single;
        if (key.IsOptional) schema = new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
        schema["description"] = key.Parameter.Meaning;
        if (key.Parameter.Source.Length > 0) schema["x-source"] = key.Parameter.Source;
        if (key.IsList || key.Kind == SpecKind.Record) return schema;
        if (value is not null && !key.IsRequired) schema["default"] = Default(key, value);
        if (example is not null && !example.Equals(value)) schema["examples"] = new JsonArray(Default(key, example));
        return schema;
    }

    private static JsonNode? Default(SpecKey key, object value) => key.Kind switch
    {
        SpecKind.Switch => JsonValue.Create((bool)value),
        SpecKind.Text => JsonValue.Create((string)value),
        SpecKind.Number when key.Unit.Dimension == Dimension.None => JsonValue.Create((double)value),
        SpecKind.Integer => JsonNode.Parse(ResolvedText.Scalar(key, value)),
        _ => JsonValue.Create(ResolvedText.Scalar(key, value)),
    };

    private static JsonObject Scalar(SpecKey key)
    {
        var (min, max) = (key.Parameter.Min, key.Parameter.Max);
        switch (key.Kind)
        {
            case SpecKind.Choice:
                return new JsonObject { ["enum"] = new JsonArray([.. key.Words.Select(w => JsonValue.Create(w))]) };
            case SpecKind.Switch:
                return new JsonObject { ["type"] = "boolean" };
            case SpecKind.Text:
                return new JsonObject { ["type"] = "string" };
            case SpecKind.Integer:
                return Limit(new JsonObject { ["type"] = "integer" }, "minimum", min, "maximum", max);
            default:
                // A pure number may be written as a fraction or in per cent; JSON Schema limits only the fraction.
                var schema = new JsonObject
                {
                    ["type"] = key.Unit.Dimension == Dimension.None ? new JsonArray("number", "string") : "string",
                };
                if (key.Unit.Dimension == Dimension.None)
                    return Limit(schema, "minimum", key.Unit.ToSi(min), "maximum", key.Unit.ToSi(max));
                schema["pattern"] = @"^\s*[-+]?[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?\s*[^0-9\s.].*$";
                schema["x-unit"] = key.Unit.Symbol;
                return Limit(schema, "x-minimum", min, "x-maximum", max);
        }
    }

    private static JsonObject Limit(JsonObject schema, string minName, double min, string maxName, double max)
    {
        if (double.IsFinite(min)) schema[minName] = min;
        if (double.IsFinite(max)) schema[maxName] = max;
        return schema;
    }
}
