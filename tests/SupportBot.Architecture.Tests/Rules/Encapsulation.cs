using System.Reflection;
using System.Runtime.CompilerServices;

namespace SupportBot.Architecture.Tests.Rules;

/// <summary>Nothing is open to inheritance by accident: every class and record is sealed, static or abstract.</summary>
internal static class Encapsulation
{
    /// <summary>The class that the compiler makes of top-level statements; it cannot be sealed.</summary>
    private const string TopLevelStatements = "Program";

    public static IEnumerable<string> Violations(IEnumerable<Type> types) =>
        from type in types
        where type.IsClass && !type.IsSealed && !type.IsAbstract
        where type.FullName != TopLevelStatements && !type.IsDefined(typeof(CompilerGeneratedAttribute))
        select $"{type.FullName} is neither sealed, static nor abstract.";

    public static IEnumerable<string> Violations(Assembly assembly) => Violations(assembly.GetTypes());
}
