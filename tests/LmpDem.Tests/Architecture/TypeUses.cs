using System.Reflection;
using System.Reflection.Emit;

namespace LmpDem.Tests.Architecture;

/// <summary>
/// The types that a type's declaration and code name: bases, fields, signatures, locals, attributes, and all that its instructions refer
/// to. Constants leave no trace in compiled code and are not seen.
/// </summary>
internal static class TypeUses
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    /// <summary>All of them, generic arguments and elements of arrays included.</summary>
    public static IEnumerable<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Add(found, type.BaseType);
        foreach (var t in type.GetInterfaces()) Add(found, t);
        foreach (var a in type.GetCustomAttributesData()) Add(found, a.AttributeType);
        foreach (var member in type.GetMembers(All)) AddMember(found, member);
        return found;
    }

    private static void AddMember(HashSet<Type> found, MemberInfo member)
    {
        foreach (var a in member.GetCustomAttributesData()) Add(found, a.AttributeType);
        if (member is FieldInfo field) Add(found, field.FieldType);
        if (member is not MethodBase method) return;
        AddSignature(found, method);
        if (method.GetMethodBody() is not { } body) return;
        foreach (var local in body.LocalVariables) Add(found, local.LocalType);
        foreach (var token in Tokens(body.GetILAsByteArray()!)) AddToken(found, method, token);
    }

    private static void AddSignature(HashSet<Type> found, MethodBase method)
    {
        Add(found, method.DeclaringType);
        if (method is MethodInfo info) Add(found, info.ReturnType);
        foreach (var parameter in method.GetParameters()) Add(found, parameter.ParameterType);
        if (!method.IsGenericMethod) return;
        foreach (var argument in method.GetGenericArguments()) Add(found, argument);
    }

    private static void AddToken(HashSet<Type> found, MethodBase method, int token)
    {
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        switch (method.Module.ResolveMember(token, ofType, ofMethod))
        {
            case Type type: Add(found, type); break;
            case FieldInfo field: Add(found, field.DeclaringType); Add(found, field.FieldType); break;
            case MethodBase called: AddSignature(found, called); break;
        }
    }

    // Operands that name a member.
    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE) value = (short)(0xFE00 | code[at++]);
            var operand = Codes[value].OperandType;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    private static void Add(HashSet<Type> found, Type? type)
    {
        if (type is null) return;
        if (type.HasElementType)
        {
            Add(found, type.GetElementType());
            return;
        }

        if (type.IsGenericParameter)
        {
            foreach (var bound in type.GetGenericParameterConstraints().Where(b => !b.IsGenericType)) Add(found, bound);
            return;
        }

        if (!type.IsGenericType)
        {
            found.Add(type);
            return;
        }

        if (!found.Add(type.GetGenericTypeDefinition())) { /* its arguments may be new all the same */ }
        foreach (var argument in type.GetGenericArguments()) if (!argument.IsGenericParameter) Add(found, argument);
    }
}
