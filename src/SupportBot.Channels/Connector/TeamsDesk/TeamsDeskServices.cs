using Microsoft.Extensions.DependencyInjection;

namespace SupportBot.Channels.Connector.TeamsDesk;

/// <summary>Everything that the desk in Teams is made of.</summary>
internal static class TeamsDeskServices
{
    public static IServiceCollection AddTeamsDesk(this IServiceCollection services) => services
        .AddSingleton<DeskWords>().AddSingleton<DeskPeople>().AddSingleton<DeskTries>().AddSingleton<DeskThreads>().AddSingleton<DeskCards>().AddSingleton<ThreadLines>()
        .AddSingleton<DeskAnswers>().AddSingleton<DeskActing>().AddSingleton<DeskRegistration>().AddSingleton<DeskReplies>().AddSingleton<DeskPresses>().AddSingleton<DeskInbox>()
        .AddSingleton<ThreadCourier>().AddSingleton<LeftoverCourier>().AddHostedService<DeskPump>();
}
