using System.Globalization;
using System.Text.RegularExpressions;
using SupportBot.Server.Hosting;

namespace SupportBot.Server.Tests.Serving;

/// <summary>The README's table of settings is the settings that there are.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void The_table_lists_every_setting_and_no_other()
    {
        var settings = SettingsCheck.Sections.SelectMany(section => section.Value.GetProperties().Select(property => $"{section.Key}:{property.Name}"));
        Assert.Equal(settings.Order(StringComparer.Ordinal), Rows().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_defaults_in_the_table_are_the_defaults()
    {
        var defaults =
            from section in SettingsCheck.Sections
            let options = Activator.CreateInstance(section.Value)
            from property in section.Value.GetProperties()
            where property.GetValue(options) is string or int
            select KeyValuePair.Create($"{section.Key}:{property.Name}", $"`{Convert.ToString(property.GetValue(options), CultureInfo.InvariantCulture)}`");
        var rows = Rows();
        Misses.None(defaults.Where(setting => rows[setting.Key] != setting.Value).Select(setting => $"{setting.Key} is {setting.Value}, not {rows[setting.Key]}."));
    }

    private static Dictionary<string, string> Rows() => Row().Matches(File.ReadAllText(Path.Combine(RealContent.Root, "README.md")))
        .ToDictionary(row => row.Groups["key"].Value, row => row.Groups["default"].Value);

    [GeneratedRegex(@"^\| `(?<key>\w+:\w+)` \| (?<default>.*?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
