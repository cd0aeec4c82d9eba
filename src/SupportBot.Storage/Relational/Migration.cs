using System.Globalization;
using System.Reflection;

namespace SupportBot.Storage.Relational;

/// <summary>One numbered step of the schema. A step that was released is never edited.</summary>
/// <param name="Number">Its place, from 1 without gaps.</param>
/// <param name="Name">What it does.</param>
/// <param name="Sql">How.</param>
internal sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>The steps among this assembly's resources, named <c>engine/0001-name.sql</c>.</summary>
    public static IReadOnlyList<Migration> Read(string engine)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(resource => resource.StartsWith(engine + "/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(resource => Read(assembly, resource)),
        ];
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var name = Path.GetFileNameWithoutExtension(resource);
        return new(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name[5..], reader.ReadToEnd());
    }
}
