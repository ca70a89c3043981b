using CqpMutualite.Web.Features.Convocations;
using CqpMutualite.Web.Features.Messages;
using CqpMutualite.Web.Platform.Mail;

namespace CqpMutualite.Web.Startup;

/// <summary>The outbox, its worker, the server that messages go to, and the reminders.</summary>
public static class MessagesSetup
{
    public static IServiceCollection AddCqpMessages(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SmtpOptions>().BindConfiguration("Smtp")
            .Validate(smtp => MimeKit.MailboxAddress.TryParse(smtp.From, out _), "Smtp: From est une adresse, ou « Nom <adresse> ».")
            .Validate(smtp => smtp.TimeoutSeconds is > 0 and <= 60, "Smtp: TimeoutSeconds est entre 1 et 60.");
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<Mailer>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<DailyDigests>();
        services.AddScoped<MessageTexts>();
        if (configuration.GetValue(OutboxWorker.Setting, true))
        {
            services.AddHostedService<OutboxWorker>();
        }

        services.AddSingleton<Reminders>();
        services.AddSingleton<TaskReminders>();
        if (configuration.GetValue(RemindersWorker.Setting, true))
        {
            services.AddHostedService<RemindersWorker>();
        }

        return services;
    }
}
