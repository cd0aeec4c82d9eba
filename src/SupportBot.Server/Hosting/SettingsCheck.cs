using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Channels.Connector;
using SupportBot.Channels.Desk;
using SupportBot.Channels.Desk.Alerts;
using SupportBot.Channels.DirectLine;
using SupportBot.Channels.DirectLine.Visitors;
using SupportBot.Channels.Http;
using SupportBot.Channels.Hubs;
using SupportBot.Storage;

namespace SupportBot.Server.Hosting;

/// <summary>Names every setting that is misspelt, of a wrong kind or out of range, all at once and each with its cure.</summary>
internal static class SettingsCheck
{
    /// <summary>The sections, and the options that they fill.</summary>
    public static readonly IReadOnlyDictionary<string, Type> Sections = new Dictionary<string, Type>
    {
        [WebsiteOptions.SectionName] = typeof(WebsiteOptions),
        [DirectLineOptions.SectionName] = typeof(DirectLineOptions),
        [VisitorOptions.SectionName] = typeof(VisitorOptions),
        [ConnectorOptions.SectionName] = typeof(ConnectorOptions),
        [LimitOptions.SectionName] = typeof(LimitOptions),
        [DeskOptions.SectionName] = typeof(DeskOptions),
        [AlertOptions.SectionName] = typeof(AlertOptions),
        [MailOptions.SectionName] = typeof(MailOptions),
        [HubOptions.SectionName] = typeof(HubOptions),
        [StorageOptions.SectionName] = typeof(StorageOptions),
    };

    public static IReadOnlyList<string> Faults(WebApplicationBuilder settings)
    {
        string[] shape = [.. Sections.SelectMany(section => Faults(settings.Configuration.GetSection(section.Key), section.Value))];
        return shape.Length > 0 ? shape : [.. RangeFaults(settings)];
    }

    private static IEnumerable<string> Faults(IConfigurationSection section, Type options)
    {
        var settings = options.GetProperties().ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);
        foreach (var entry in section.GetChildren())
        {
            if (!settings.TryGetValue(entry.Key, out var kind))
            {
                yield return $"{entry.Path} is no setting. In {section.Key} there are {string.Join(", ", settings.Keys.Order(StringComparer.Ordinal))}.";
            }
            else if (Problem(entry, kind) is { } problem)
            {
                yield return problem;
            }
        }
    }

    private static string? Problem(IConfigurationSection entry, Type kind) => entry.Value switch
    {
        var value when kind == typeof(int) && !int.TryParse(value, CultureInfo.InvariantCulture, out _) => $"{entry.Path} is '{value}'. Write a whole number.",
        var value when kind == typeof(bool) && !bool.TryParse(value, out _) => $"{entry.Path} is '{value}'. Write true or false.",
        { Length: > 0 } when kind == typeof(IDictionary<string, string>) => $"{entry.Path} is a table. Write its entries as {entry.Path}:NAME=VALUE.",
        { Length: > 0 } when kind == typeof(IList<string>) => $"{entry.Path} is a list. Write its entries as {entry.Path}:0, {entry.Path}:1.",
        _ => null,
    };

    private static string[] RangeFaults(WebApplicationBuilder settings)
    {
        try
        {
            using var services = settings.Services.BuildServiceProvider();
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException one)
        {
            return [.. one.Failures];
        }
        catch (AggregateException several)
        {
            return [.. several.InnerExceptions.OfType<OptionsValidationException>().SelectMany(fault => fault.Failures)];
        }
    }
}
